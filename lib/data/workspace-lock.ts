import type { Scope } from '@/lib/data/scope'

/** Holds the workspace until the transaction ends, so that rules over all its members are decided one at a time. */
export async function lockWorkspace(scope: Scope): Promise<void> {
  await scope.tx.$queryRaw`SELECT id FROM workspace WHERE id = ${scope.workspaceId}::uuid FOR NO KEY UPDATE`
}
