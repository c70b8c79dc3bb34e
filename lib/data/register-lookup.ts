import type { Scope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'

function refuseMissing(): never {
  throw new AppError('not-found', 'There is no such register here.', [
    { path: 'registerId', message: 'There is no such register here.', hint: 'Look at the list of registers.' },
  ])
}

/** Throws AppError `not-found` for a register that is not there or belongs to another workspace. */
export async function refuseUnknownRegister(scope: Scope, registerId: string): Promise<void> {
  const found = await scope.tx.$queryRaw<unknown[]>`SELECT 1 FROM register WHERE workspace_id = ${scope.workspaceId}::uuid AND id = ${registerId}::uuid`
  if (found.length === 0) refuseMissing()
}

/** The id of the register with a code. Throws AppError `not-found`. */
export async function findRegisterId(scope: Scope, code: string): Promise<string> {
  const found = await scope.tx.register.findUnique({
    where: { workspaceId_code: { workspaceId: scope.workspaceId, code } },
    select: { id: true },
  })
  return found?.id ?? refuseMissing()
}
