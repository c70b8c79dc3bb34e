import type { Actor } from '@/lib/domain/access/actor'
import { FROZEN_KINDS } from '@/lib/domain/baseline/frozen-rows'
import type { EditedHead, EditedSource } from '@/lib/exchange/edited/edited-task'
import type { EditStamp } from '@/lib/exchange/markdown/edit-stamp'
import { findRegisterHead, findRegisterId } from '@/lib/data/register-lookup'
import { loadRowsJson } from '@/lib/data/row-storage'
import { findMoment, loadFirstChangesJson, loadRolesAsOf } from '@/lib/data/rows-as-of'
import { withReadScope, type Scope } from '@/lib/data/scope'
import type { EditedChoice } from '@/lib/services/register/edited-choice'
import { findOrigin, sayTooFar, type EditedOrigin } from '@/lib/services/register/edited-origin'
import { AppError } from '@/lib/kernel/errors'
import { present } from '@/lib/kernel/assert'

/** The register that a document is compared with, and the version that it says it was made of. */
export interface FoundSource extends EditedSource {
  register: { id: string; code: string; title: string }
  stamp: EditStamp | null
  /** When that version was exported. */
  at: string | null
}

/** Long enough for a register of 20,000 failure modes that was rewritten since; whoever waits longer is told. */
const TIMEOUT = { timeout: 30_000 }

/**
 * Where a document comes from, and what it is compared with, all from one moment; `source` is null where there is nothing to compare it with. Throws AppError
 * `not-found` for a register that was chosen and is not here.
 */
export async function findEditedSource(actor: Actor, head: EditedHead, choice: Pick<EditedChoice, 'code'>): Promise<{ origin: EditedOrigin; source: FoundSource | null }> {
  return withReadScope(
    actor,
    async (scope) => {
      const origin = await findOrigin(scope, head.stamp)
      const code = head.code === null ? null : (choice.code ?? origin.code ?? (await findCode(scope, head.code)))
      if (code === null) return { origin, source: null }
      // A comment of one register says nothing about another one.
      const own = origin.code === code ? origin : { ...origin, stamp: null, says: origin.says ?? `The file was exported from ${origin.code ?? 'another register'}.` }
      return readSource(scope, code, own)
    },
    TIMEOUT,
  )
}

async function readSource(scope: Scope, code: string, origin: EditedOrigin): Promise<{ origin: EditedOrigin; source: FoundSource }> {
  const registerId = await findRegisterId(scope, code)
  const { title } = present(await findRegisterHead(scope, registerId), 'a register that was found is there')
  const { rowsJson } = await loadRowsJson(scope, registerId, [...FROZEN_KINDS, 'owner-role'])
  const then = origin.stamp && (await readExported(scope, registerId, origin.stamp))
  const own: EditedOrigin = origin.stamp && then === null ? { ...origin, stamp: null, says: sayTooFar(origin.stamp) } : origin
  const { exported = null, at = null } = then ?? {}
  return { origin: own, source: { registerId, rowsJson, exported, roles: scope.roles, register: { id: registerId, code, title }, stamp: own.stamp, at } }
}

/** What leads back to the version that was exported; null where it lies too far back. */
async function readExported(scope: Scope, registerId: string, { event, workspace, check }: EditStamp): Promise<Pick<FoundSource, 'exported' | 'at'> | null> {
  try {
    const { at } = await findMoment(scope, registerId, { seq: event })
    const sinceJson = await loadFirstChangesJson(scope, registerId, event, FROZEN_KINDS)
    return { at, exported: { sinceJson, roles: await loadRolesAsOf(scope, workspace), check } }
  } catch (error) {
    if (error instanceof AppError && error.code === 'limit') return null
    throw error
  }
}

async function findCode(scope: Scope, code: string): Promise<string | null> {
  const count = await scope.tx.register.count({ where: { workspaceId: scope.workspaceId, code } })
  return count > 0 ? code : null
}
