import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { MatrixAsOf } from '@/lib/domain/matrix/matrix-as-of'
import { listMatrixRows, MATRIX_FIELDS } from '@/lib/domain/matrix/matrix-rows'
import type { Row } from '@/lib/domain/row/change'
import type { Moment, PastMoment } from '@/lib/domain/row/moment'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { REGISTER_ROW_KINDS, type RegisterRowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { findMoment, loadRowsAsOf, type WantedFields } from '@/lib/data/rows-as-of'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { readerOf } from '@/lib/services/reader-of'

/** A register as it stood at a moment. */
export interface RegisterAsOf {
  moment: PastMoment
  /** Deleted rows too, as the room of a register has them; none at all before the register's first event. */
  rows: Partial<Record<RegisterRowKind, Row[]>>
}

const EVERY_FIELD: WantedFields = Object.fromEntries(REGISTER_ROW_KINDS.map((kind) => [kind, Object.keys(definitionOf(kind).fields)]))

/** Long enough for a register of 20,000 failure modes that was rewritten since; whoever waits longer is told. */
const TIMEOUT_MS = 30_000

/**
 * A register as it stood at an earlier moment, from its events; whole, or only the fields that are wanted. Read-only, under the rights that
 * the reader has now. Throws AppError `not-found`, `invalid` (no such event) or `limit`.
 */
export async function readRegisterAsOf(actor: Actor, code: string, moment: Moment, wanted = EVERY_FIELD): Promise<RegisterAsOf> {
  return withReadScope(actor, (scope) => readAsOf(scope, code, moment, wanted), { timeout: TIMEOUT_MS })
}

/** What the matrix showed at an earlier moment, under the policy that the register scored by then. Throws like `readRegisterAsOf`. */
export async function readMatrixAsOf(actor: Actor, code: string, moment: Moment): Promise<MatrixAsOf> {
  const read = async (scope: Scope) => {
    const { moment: found, rows } = await readAsOf(scope, code, moment, { register: ['scoringPolicyId'], ...MATRIX_FIELDS })
    const { 'scoring-policy': policies } = await loadStreamRows(scope, scope.workspaceId, ['scoring-policy'])
    const then = RowSet.of({ ...rows, 'scoring-policy': policies })
    const stored = then.all('register').map((register) => then.get('scoring-policy', register.scoringPolicyId))[0]
    const source = { categories: then.all('category'), failureModes: then.all('failure-mode'), assessments: then.all('assessment') }
    return { moment: found, policy: stored ? readStoredPolicy(stored) : null, rows: listMatrixRows(source) }
  }
  return withReadScope(actor, read, { timeout: TIMEOUT_MS })
}

async function readAsOf(scope: Scope, code: string, moment: Moment, wanted: WantedFields): Promise<RegisterAsOf> {
  const registerId = await findRegisterId(scope, code)
  const found = await findMoment(scope, registerId, moment)
  const rows = Object.fromEntries(await loadRowsAsOf(scope, registerId, found.seq, wanted))
  return { moment: found, rows: visibleRows(rows, readerOf(scope)) }
}
