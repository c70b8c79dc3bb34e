import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { STATUS_WORDS } from '@/lib/domain/baseline/baseline-status'
import { FROZEN_KINDS, NAMED_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { choiceOf, holdsRows, type documentQuerySchema } from '@/lib/domain/document/document-choice'
import { liveFacts, type BaselineFact, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import type { Row } from '@/lib/domain/row/change'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { STAMP_FORM, type EditStamp } from '@/lib/exchange/markdown/edit-stamp'
import { fileNameOf, typeOf } from '@/lib/exchange/render/exported-file'
import { renderFile } from '@/lib/exchange/render/render-file'
import type { RenderOrder, TellStep } from '@/lib/exchange/render/render-order'
import { listBaselines } from '@/lib/data/baselines'
import { findLogo } from '@/lib/data/logos'
import { readHeads } from '@/lib/data/event-history'
import { withReading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { acceptancesAt, listAcceptanceFacts } from '@/lib/services/acceptance/acceptance-facts'
import { openBaseline, type Baseline } from '@/lib/services/baseline/read-baseline'
import { checkOf } from '@/lib/services/register/edit-stamp-check'
import { readerOf } from '@/lib/services/reader-of'
import { listSignatureFacts } from '@/lib/services/signature/signature-facts'
import { readMeetingSummary } from '@/lib/services/workshop/read-summary'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import type { z } from 'zod'

/** They are no part of what a baseline freezes, and are looked up as they stood then. */
const ACCEPTANCES = ['acceptance', 'acceptance-decision'] as const

/** Kinds of row that documents, sheets and data are made of; what is said in meetings and comments is no part of them. */
const KINDS = [
  ...(['workspace', 'scoring-policy', 'membership', 'owner-role', 'owner-role-holding', 'register', 'section', 'category', 'failure-mode'] as const),
  ...(['detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'assessment', 'control', 'control-link', 'action'] as const),
  ...(['register-constraint', 'header-line', 'free-part', 'decision-rule', 'checklist-item', 'revision', 'signing-role', ...ACCEPTANCES] as const),
] satisfies readonly RowKind[]

/** Longest that a register may take to be read, in milliseconds. */
const TIMEOUT = { timeout: 30_000 }

export interface ExportedFile {
  name: string
  /** Media type, with its character set where it has one. */
  type: string
  bytes: Uint8Array
}

/** How a caller follows the work and gives it up. */
export interface Following {
  tell: TellStep
  signal: AbortSignal
}

/**
 * A document of a register in the format that was asked for. Throws AppError `not-found` for a register, scenario, baseline or workshop that is not
 * there, `precondition` for a baseline that was tampered with, and `limit` where making it takes too much.
 */
export async function exportDocument(actor: Actor, code: string, query: z.output<typeof documentQuerySchema>, following: Following): Promise<ExportedFile> {
  following.tell('reading')
  const choice = choiceOf(query)
  const wantsSummary = choice.kind === 'meeting-summary' && !holdsRows(choice.format) && choice.workshopId !== null
  const [read, meeting] = await Promise.all([readForPrint(actor, code, query), wantsSummary ? readMeetingSummary(actor, code, choice.workshopId ?? '') : null])
  const { workspaceEvent, ...printable } = read
  const stamp = query.edit === '1' ? stampOf(printable, workspaceEvent) : undefined
  const order: RenderOrder = { choice, code, summary: meeting?.summary ?? null, stamp, ...printable }
  return { name: fileNameOf(order), type: typeOf(choice.format), bytes: await renderFile(order, following.tell, following.signal) }
}

type Printable = Pick<RenderOrder, 'registerId' | 'rows'> & { facts: DocumentFacts }

function stampOf({ registerId, rows, facts }: Printable, workspace: number): EditStamp {
  return { form: STAMP_FORM, register: registerId, event: facts.eventNumber, workspace, check: checkOf(rowsToContent(new PlainRows(rows), registerId)) }
}

/** What is printed: the register as it stands or as a baseline froze it, with every baseline for its document control. */
async function readForPrint(actor: Actor, code: string, { zone, baseline }: Pick<z.output<typeof documentQuerySchema>, 'zone' | 'baseline'>): Promise<Printable & { workspaceEvent: number }> {
  return withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const kinds: readonly RowKind[] = baseline === undefined ? KINDS : ['workspace', ...ACCEPTANCES]
      const [entry, loaded, heads, baselines] = await Promise.all([
        reading.entry,
        loadStreamRows(reading, registerId, kinds),
        readHeads(reading, [registerId, reading.workspaceId]),
        listBaselines(reading, registerId),
      ])
      const now: Rows = visibleRows(loaded, readerOf({ ...entry, actor }))
      const frozen = baseline === undefined ? null : wholeOf(await openBaseline(reading, registerId, baseline))
      const { name, logoId } = present(now.workspace?.[0], 'a workspace is among its own rows')
      const logo = typeof logoId === 'string' ? await findLogo(reading, logoId) : null
      const live = liveFacts({ organisation: String(name), printedAt: reading.now, timeZone: zone, eventNumber: heads.get(registerId) ?? 0 })
      const signatures = await listSignatureFacts(reading, registerId, baseline ?? null)
      const rows = frozen ? { ...now, ...rowsOf(frozen), ...acceptancesAt(now, frozen.head.frozenAt) } : now
      const acceptances = listAcceptanceFacts(RowSet.of(rows), registerId, (frozen?.head.frozenAt ?? reading.now).slice(0, 10))
      const facts = { ...live, logo, signatures, acceptances, baselines: inOrder(baselines).map(factOf), baseline: frozen && factOf(frozen.head) }
      return { registerId, facts, workspaceEvent: heads.get(reading.workspaceId) ?? 0, rows }
    },
    TIMEOUT,
  )
}

type Rows = Partial<Record<RowKind, Row[]>>

function inOrder(baselines: readonly BaselineRow[]): BaselineRow[] {
  return [...baselines].sort((a, b) => a.number - b.number)
}

function factOf({ number, status, changeNote, frozenAt, digest }: BaselineRow): BaselineFact {
  return { number, status: STATUS_WORDS[status], changeNote, frozenAt, digest }
}

/** A document must not bear the number of a baseline whose texts are not those that were frozen. */
function wholeOf(baseline: Baseline): Baseline {
  if (baseline.isWhole) return baseline
  const message = `What is stored of baseline ${baseline.head.number} is not what was frozen.`
  throw new AppError('precondition', message, [{ path: 'baseline', message, hint: 'Verify the record, which names what was changed.' }])
}

function rowsOf({ rows }: Baseline): Rows {
  const kinds: readonly RowKind[] = [...FROZEN_KINDS, ...NAMED_KINDS]
  // Every row is a plain record; the kinds' own types say more of it than a rendering needs.
  return Object.fromEntries(kinds.map((kind) => [kind, rows.all(kind) as unknown as Row[]]))
}
