import type { Actor } from '@/lib/domain/access/actor'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** The id of the register with a code. Throws AppError `not-found`. */
export async function findRegister(actor: Actor, code: string): Promise<string> {
  return withReadScope(actor, (scope) => findRegisterId(scope, code))
}
