import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { BATCH_VERB } from '@/lib/domain/row/batch'
import { compareAside, type EditedOutcome } from '@/lib/exchange/edited/edited-apart'
import type { EditedAnswer, EditedAsk } from '@/lib/exchange/edited/edited-task'
import { EDITED_CHANGES_MAX, type EditedChange } from '@/lib/exchange/edited/shown-changes'
import type { DocumentProblem } from '@/lib/exchange/markdown/document-problem'
import { withReadScope } from '@/lib/data/scope'
import { findEarlierImport } from '@/lib/services/register/earlier-import'
import type { EditedChoice } from '@/lib/services/register/edited-choice'
import { sayOtherOrigin, type EditedOrigin } from '@/lib/services/register/edited-origin'
import { findEditedSource, type FoundSource } from '@/lib/services/register/edited-source'
import { runVerb } from '@/lib/services/run-verb'
import { AppError } from '@/lib/kernel/errors'

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

interface Compared extends EditedOutcome<FoundSource> {
  origin: EditedOrigin
}

/** For whoever waits to the end. */
const NEVER = new AbortController().signal

/**
 * Compares an edited D10-style Markdown document (at most 8 MB) with its register, field by field: as it was exported, as it stands, as it comes. Never
 * refuses a file for what is in it. An aborted signal ends the work. Throws AppError `forbidden` for who may not write, `not-found` for an unknown register, `limit` where
 * more differs than anybody could choose from, or where comparing takes too much.
 */
export async function previewEdited(actor: Actor, bytes: Uint8Array, choice: EditedChoice, signal = NEVER): Promise<EditedPreview> {
  const { head, source, answer, origin } = await compare(actor, bytes, choice, null, signal)
  const { problems } = head
  const exported = source?.stamp ? { event: source.stamp.event, at: source.at } : null
  if (source === null || answer === null) return { problems, register: null, exported, says: origin.says, changes: [], left: 0 }
  const { shown, fits } = answer
  if (shown.open > EDITED_CHANGES_MAX) refuseTooMany(shown.open)
  const { code, title } = source.register
  const told = source.stamp && !fits ? { exported: null, says: sayOtherOrigin(code, source.stamp) } : { exported, says: origin.says }
  return { problems, register: { code, title }, ...told, changes: shown.changes, left: shown.left }
}

function refuseTooMany(count: number): never {
  const message = `${count.toLocaleString('en')} things differ; at most ${EDITED_CHANGES_MAX.toLocaleString('en')} can be chosen from at once.`
  throw new AppError('limit', message, [{ path: 'file', message, hint: 'Import the file as a new register, or edit it in parts.' }])
}

/**
 * Takes the chosen changes of an edited document, as one event. What was chosen must still be what was shown. An aborted signal ends the comparison, never what is
 * stored. Throws AppError: `conflict` naming each change that is another one by now, `invalid` for a file that cannot be read, `precondition`, `forbidden`. Sent again with
 * the same command id it says the same and changes nothing.
 */
export async function applyEdited(actor: Actor, bytes: Uint8Array, choice: EditedChoice, commandId: string, signal = NEVER): Promise<EditedResult> {
  const earlier = await findEarlierImport(actor, commandId)
  if (earlier) return earlier
  const compared = await compare(actor, bytes, choice, { taken: choice.taken }, signal)
  const { register, stamp, answer } = requireUnmoved(compared)
  const done = { registerId: register.id, code: register.code }
  if (answer.batch === null) return { ...done, seq: null }
  const input = z.json().parse(answer.batch)
  const reason = reasonOf(choice, answer.fits ? (stamp?.event ?? null) : null)
  try {
    const { seq } = await runVerb(actor, { commandId, registerId: register.id, verb: BATCH_VERB, input, reason })
    return { ...done, seq }
  } catch (error) {
    // Somebody was faster by a moment: the comparison made anew says what they changed.
    if (error instanceof AppError && error.code === 'conflict') requireUnmoved(await compare(actor, bytes, choice, { taken: choice.taken }, signal))
    throw error
  }
}

function reasonOf({ name }: EditedChoice, event: number | null): string {
  const from = event === null ? '' : `, exported at event ${event}`
  return `From the edited document “${name.replace(/[^\P{Cc}]|\p{Cs}/gu, '')}”${from}`
}

async function compare(actor: Actor, bytes: Uint8Array, choice: EditedChoice, ask: EditedAsk, signal: AbortSignal): Promise<Compared> {
  await withReadScope(actor, async ({ roles }) => refuseReader(may(roles, 'edit-rows')))
  let origin: EditedOrigin = { code: null, stamp: null, says: null }
  const outcome = await compareAside<FoundSource>(bytes, {
    ask,
    signal,
    async find(head) {
      const found = await findEditedSource(actor, head, choice)
      origin = found.origin
      return found.source
    },
  })
  return { ...outcome, origin }
}

function refuseReader(isWriter: boolean): void {
  if (isWriter) return
  const message = 'Your roles do not allow changing registers.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'A contributor or a facilitator can import this file.' }])
}

/** What was compared, where every change that was chosen is still as it was shown. */
function requireUnmoved({ head, source, answer }: Compared): Pick<FoundSource, 'register' | 'stamp'> & { answer: EditedAnswer } {
  if (source === null || answer === null) return refuseUnread(head)
  const [first] = answer.moved
  if (first) throw new AppError('conflict', first.message, answer.moved)
  return { register: source.register, stamp: source.stamp, answer }
}

function refuseUnread({ problems }: Compared['head']): never {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const message = errors[0]?.message ?? 'There is no register to compare this file with.'
  const listed = errors.map(({ line, message: text, hint }) => ({ path: `line ${line}`, message: text, hint }))
  throw new AppError('invalid', message, listed.length > 0 ? listed : [{ path: 'code', message, hint: 'Import it as a new register.' }])
}
