import type { Actor } from '@/lib/domain/access/actor'
import { verifyChain, type ChainReport } from '@/lib/data/event-chain'
import { findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope } from '@/lib/data/scope'

/** The id of the register with a code. Throws AppError `not-found`. */
export async function findRegister(actor: Actor, code: string): Promise<string> {
  return withReadScope(actor, (scope) => findRegisterId(scope, code))
}

/** Checks the whole chain of events of a register. Throws AppError `not-found`. */
export async function verifyRegisterChain(actor: Actor, code: string): Promise<ChainReport> {
  return withReadScope(actor, async (scope) => verifyChain(scope, await findRegisterId(scope, code)), { timeout: 120_000 })
}
