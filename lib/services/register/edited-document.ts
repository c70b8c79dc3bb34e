import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { allowChanges } from '@/lib/domain/round-trip/allow-changes'
import { changesToBatch } from '@/lib/domain/round-trip/changes-to-batch'
import { compareRoundTrip } from '@/lib/domain/round-trip/compare-round-trip'
import { readSides } from '@/lib/domain/round-trip/read-sides'
import { isPreset, type RoundTrip, type RoundTripChange } from '@/lib/domain/round-trip/round-trip-change'
import { BATCH_VERB } from '@/lib/domain/row/batch'
import { RowSet } from '@/lib/domain/row/row-set'
import type { DocumentProblem } from '@/lib/exchange/markdown/document-problem'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import type { DocumentReading } from '@/lib/exchange/markdown/read-document'
import { withReadScope } from '@/lib/data/scope'
import { findEarlierImport } from '@/lib/services/register/earlier-import'
import { EDITED_CHANGES_MAX, type EditedChoice } from '@/lib/services/register/edited-choice'
import { findOrigin, type EditedOrigin } from '@/lib/services/register/edited-origin'
import { readStorable } from '@/lib/services/register/import-document'
import { readWholeRoom, type RoomSnapshot } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { AppError, type Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

/** One difference as it is shown. */
export interface EditedChange extends Omit<RoundTripChange, 'work'> {
  /** What was shown; taking the change names it. */
  mark: string
  isTakable: boolean
  /** Whether it is taken unless the person says otherwise. */
  isPreset: boolean
}

/** How an edited document differs from the register, and what of it can be taken. Nothing is stored. */
export interface EditedPreview {
  problems: DocumentProblem[]
  /** The register that it was compared with; null where there is none, or where the file cannot be read. */
  register: { code: string; title: string } | null
  /** The event at which it was exported, and when that was; null where nobody knows. */
  exported: { event: number; at: string | null } | null
  /** Why nobody knows. */
  says: string | null
  changes: EditedChange[]
  /** How many things were changed here alone, or the same on both sides, beyond those in the list. */
  left: number
}

export interface EditedResult {
  registerId: string
  code: string
  /** Number of the event, by which it is taken back; null where nothing had to change. */
  seq: number | null
}

/** Most changes that are only told: made here alone, or the same on both sides. */
const TOLD_MAX = 500

interface Prepared {
  reading: DocumentReading
  origin: EditedOrigin
  found: { room: RoomSnapshot; rows: RowSet; register: { id: string; code: string; title: string }; trip: RoundTrip } | null
}

/**
 * Compares an edited D10-style Markdown document (at most 8 MB) with its register, field by field: as it was exported, as it stands, as it comes. Never
 * refuses a file for what is in it. Throws AppError `forbidden` for who may not write, `not-found` for an unknown register, `limit` where
 * more differs than anybody could choose from.
 */
export async function previewEdited(actor: Actor, bytes: Uint8Array, choice: EditedChoice): Promise<EditedPreview> {
  const { reading, origin, found } = await prepare(actor, bytes, choice)
  const { problems } = reading
  const exported = origin.exported && { event: origin.exported.event, at: origin.exported.at }
  if (found === null) return { problems, register: null, exported, says: origin.says, changes: [], left: 0 }
  const { changes } = found.trip
  const open = changes.filter(isOpen)
  if (open.length > EDITED_CHANGES_MAX) refuseTooMany(open.length)
  const told = changes.filter((change) => !isOpen(change))
  const shown = new Set([...open, ...told.slice(0, TOLD_MAX)])
  const { code, title } = found.register
  return { problems, register: { code, title }, exported, says: origin.says, changes: changes.filter((one) => shown.has(one)).map(describeChange), left: Math.max(0, told.length - TOLD_MAX) }
}

const isOpen = ({ side }: RoundTripChange): boolean => side !== 'here' && side !== 'both'

function refuseTooMany(count: number): never {
  const message = `${count.toLocaleString('en')} things differ; at most ${EDITED_CHANGES_MAX.toLocaleString('en')} can be chosen from at once.`
  throw new AppError('limit', message, [{ path: 'file', message, hint: 'Import the file as a new register, or edit it in parts.' }])
}

function describeChange(change: RoundTripChange): EditedChange {
  const { work, ...rest } = change
  return { ...rest, mark: markOf(change), isTakable: work !== null, isPreset: isPreset(change) }
}

function markOf({ side, kind, exported, here, file }: RoundTripChange): string {
  return createHash('sha256').update(canonicalJson([side, kind, exported, here, file])).digest('hex').slice(0, 16)
}

/**
 * Takes the chosen changes of an edited document, as one event. What was chosen must still be what was shown. Throws AppError: `conflict` naming each
 * change that is another one by now, `invalid` for a file that cannot be read, `precondition`, `forbidden`. Sent again with the same
 * command id it says the same and changes nothing.
 */
export async function applyEdited(actor: Actor, bytes: Uint8Array, choice: EditedChoice, commandId: string): Promise<EditedResult> {
  const earlier = await findEarlierImport(actor, commandId)
  if (earlier) return earlier
  const prepared = await prepare(actor, bytes, choice)
  const { register, trip, rows } = requireFound(prepared)
  const taken = takeChosen(trip, choice)
  const batch = changesToBatch(trip, taken, rows, newId)
  if (batch === null) return { registerId: register.id, code: register.code, seq: null }
  const input = z.json().parse(batch)
  try {
    const { seq } = await runVerb(actor, { commandId, registerId: register.id, verb: BATCH_VERB, input, reason: reasonOf(choice, prepared) })
    return { registerId: register.id, code: register.code, seq }
  } catch (error) {
    // Somebody was faster by a moment: the comparison made anew says what they changed.
    if (error instanceof AppError && error.code === 'conflict') takeChosen(requireFound(await prepare(actor, bytes, choice)).trip, choice)
    throw error
  }
}

function reasonOf({ name }: EditedChoice, { origin }: Prepared): string {
  const from = origin.exported ? `, exported at event ${origin.exported.event}` : ''
  return `From the edited document “${name.replace(/[^\P{Cc}]|\p{Cs}/gu, '')}”${from}`
}

async function prepare(actor: Actor, bytes: Uint8Array, choice: EditedChoice): Promise<Prepared> {
  await withReadScope(actor, async ({ roles }) => refuseReader(may(roles, 'edit-rows')))
  const reading = await readStorable(bytes)
  const origin = await findOrigin(actor, reading.stamp)
  const { content } = reading
  const code = choice.code ?? origin.code ?? (content && (await findCode(actor, content.code)))
  if (content === null || code === null) return { reading, origin, found: null }
  const room = await readWholeRoom(actor, code)
  const rows = RowSet.of(room.rows)
  const register = rows.get('register', room.registerId ?? '')
  if (!register) throw new AppError('not-found', 'There is no such register here.')
  // A comment of one register says nothing about another one.
  const own = origin.code === code ? origin : { ...origin, exported: null, says: origin.says ?? `The file was exported from ${origin.code ?? 'another register'}.` }
  const sides = readSides({ registerId: register.id, exported: own.exported?.rows ?? null, here: rows, file: content }, normaliseContent)
  const trip = compareRoundTrip(sides, rows, (id) => rows.get('owner-role', id)?.name ?? null)
  return { reading, origin: own, found: { room, rows, register, trip: { ...trip, changes: allowChanges(trip.changes, room.reader.roles) } } }
}

function refuseReader(isWriter: boolean): void {
  if (isWriter) return
  const message = 'Your roles do not allow changing registers.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'A contributor or a facilitator can import this file.' }])
}

async function findCode(actor: Actor, code: string): Promise<string | null> {
  const count = await withReadScope(actor, (scope) => scope.tx.register.count({ where: { workspaceId: scope.workspaceId, code } }))
  return count > 0 ? code : null
}

function requireFound({ reading, found }: Prepared): NonNullable<Prepared['found']> {
  if (found) return found
  const errors = reading.problems.filter(({ severity }) => severity === 'error')
  const message = errors[0]?.message ?? 'There is no register to compare this file with.'
  const listed = errors.map(({ line, message: text, hint }) => ({ path: `line ${line}`, message: text, hint }))
  throw new AppError('invalid', message, listed.length > 0 ? listed : [{ path: 'code', message, hint: 'Import it as a new register.' }])
}

/** The changes that were chosen, each still as it was shown. */
function takeChosen({ changes }: RoundTrip, { taken }: EditedChoice): RoundTripChange[] {
  const known = new Map(changes.map((change) => [change.id, change]))
  const problems: Problem[] = []
  const chosen = taken.flatMap(({ id, mark }, i) => {
    const change = known.get(id)
    if (change?.work && markOf(change) === mark) return [change]
    problems.push({ path: `taken.${i}`, message: describeMoved(change), hint: 'Look at the comparison again, then choose.', current: change?.here ?? null })
    return []
  })
  const [first] = problems
  if (first) throw new AppError('conflict', first.message, problems)
  return chosen
}

function describeMoved(change: RoundTripChange | undefined): string {
  if (!change) return 'One of the chosen changes is not there any more: the register has it already, or it was deleted.'
  const where = change.place.in === 'scenario' ? `${change.place.code}, ` : change.place.in === 'section' ? `${change.place.title}, ` : ''
  return `${where}${change.label} was changed by somebody else meanwhile.`
}
