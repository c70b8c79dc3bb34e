import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { withReadScope } from '@/lib/data/scope'

export interface RegisterSummary {
  id: string
  code: string
  title: string
  state: string
  version: string | null
  status: string | null
  failureModes: number
  updatedAt: string
}

/** The registers of a workspace with the number of their live failure modes, by code, at most `limit` after the code `after`. */
export async function listRegisters(
  actor: Actor,
  { after = '', limit = 100 }: { after?: string; limit?: number } = {},
): Promise<{ registers: RegisterSummary[]; next: string | null; mayCreate: boolean; mayEdit: boolean }> {
  return withReadScope(actor, async (scope) => {
    const rows = await scope.tx.register.findMany({
      where: { workspaceId: scope.workspaceId, code: { gt: after } },
      orderBy: { code: 'asc' },
      take: limit + 1,
      select: { id: true, code: true, title: true, state: true, version: true, status: true },
    })
    const shown = rows.slice(0, limit)
    const ids = shown.map(({ id }) => id)
    const counts = await scope.tx.failureMode.groupBy({
      by: ['registerId'],
      where: { workspaceId: scope.workspaceId, registerId: { in: ids }, deletedAt: null },
      _count: { id: true },
    })
    const changed = await scope.tx.stream.findMany({ where: { id: { in: ids } }, select: { id: true, updatedAt: true } })
    const countOf = new Map(counts.map((row) => [row.registerId, row._count.id]))
    const changedAt = new Map(changed.map((row) => [row.id, row.updatedAt.toISOString()]))
    return {
      registers: shown.map((row) => ({ ...row, failureModes: countOf.get(row.id) ?? 0, updatedAt: changedAt.get(row.id) ?? scope.now })),
      next: rows.length > limit ? (shown.at(-1)?.code ?? null) : null,
      mayCreate: may(scope.roles, 'create-register'),
      mayEdit: may(scope.roles, 'edit-rows'),
    }
  })
}
