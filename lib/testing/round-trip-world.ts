import type { RegisterContent } from '@/lib/domain/document/content'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { changesToBatch } from '@/lib/domain/round-trip/changes-to-batch'
import { compareRoundTrip } from '@/lib/domain/round-trip/compare-round-trip'
import { readSides } from '@/lib/domain/round-trip/read-sides'
import type { RoundTrip, RoundTripChange } from '@/lib/domain/round-trip/round-trip-change'
import { BATCH_VERB } from '@/lib/domain/row/batch'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { RowSet } from '@/lib/domain/row/row-set'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { ID, REGISTER_ID, rowOf } from '@/lib/testing/register-rows'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const ROLES = new Map([
  ['SRE Lead', ID.role],
  ['Ingestion Owner', ID.spare],
])

/** The rows of a register with this content, with two roles and a policy. */
export function roundTripRows(content: RegisterContent): RowSet {
  const roles = [...ROLES].map(([name, id]) => rowOf('owner-role', { id, name, orderKey: 'a0' }))
  const changes = contentToRows(content, { registerId: REGISTER_ID, scoringPolicyId: ID.policy, newId, findRole: (name) => ROLES.get(name) ?? null })
  return RowSet.of({ 'owner-role': roles, 'scoring-policy': [rowOf('scoring-policy', { id: ID.policy })] }).applied(changes)
}

/** What differs between rows, the rows that were exported, and the document as it comes back. */
export function compareTrip(exported: RowSet | null, here: RowSet, file: RegisterContent): RoundTrip {
  const sides = readSides({ registerId: REGISTER_ID, exported, here, file }, normaliseContent)
  return compareRoundTrip(sides, here, (id) => here.get('owner-role', id)?.name ?? null)
}

/** The rows after changes were taken, by the very commands that the server runs. */
export function takeChanges(trip: RoundTrip, here: RowSet, taken: readonly RoundTripChange[]): RowSet {
  const batch = changesToBatch(trip, taken, here, newId)
  if (batch === null) return here
  const { command } = present(COMMANDS.get(BATCH_VERB), 'there is a batch')
  return here.applied(command.apply(here, command.schema.parse(batch), { streamId: REGISTER_ID, now: '2026-11-21T12:00:00.000Z' }))
}
