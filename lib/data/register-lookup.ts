import type { Scope } from '@/lib/data/scope'
import { AppError } from '@/lib/kernel/errors'

/** Throws AppError `not-found`, in the same words for a register that is not there and for one of another workspace. */
export function refuseUnknownRegister(): never {
  const message = 'There is no such register here.'
  throw new AppError('not-found', message, [{ path: 'registerId', message, hint: 'Look at the list of registers.' }])
}

/** The id of the register with a code. Throws AppError `not-found`. */
export async function findRegisterId(scope: Scope, code: string): Promise<string> {
  const found = await scope.tx.register.findUnique({
    where: { workspaceId_code: { workspaceId: scope.workspaceId, code } },
    select: { id: true },
  })
  return found?.id ?? refuseUnknownRegister()
}
