import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows, type Reader } from '@/lib/domain/access/visibility'
import { FROZEN_KINDS, NAMED_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { listAcceptanceFacts } from '@/lib/domain/acceptance/acceptance-facts'
import { choiceOf, holdsRows, type documentQuerySchema } from '@/lib/domain/document/document-choice'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
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
import { readHeads } from '@/lib/data/event-history'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { openBaseline, refuseTampered, type Baseline } from '@/lib/services/baseline/read-baseline'
import { checkOf } from '@/lib/exchange/markdown/edit-stamp-check'
import { readerOf } from '@/lib/services/reader-of'
import { readFacts, readFrozenFacts } from '@/lib/services/register/print-facts'
import { listSignatureFacts } from '@/lib/services/signature/signature-facts'
import { readMeetingSummary } from '@/lib/services/workshop/read-summary'
import type { z } from 'zod'

/** Kinds of row that documents, sheets and data are made of; what is said in meetings and comments is no part of them. */
const KINDS = [
  ...(['workspace', 'scoring-policy', 'membership', 'owner-role', 'owner-role-holding', 'register', 'section', 'category', 'failure-mode'] as const),
  ...(['detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'assessment', 'control', 'control-link', 'action'] as const),
  ...(['register-constraint', 'header-line', 'free-part', 'decision-rule', 'checklist-item', 'revision', 'signing-role', 'acceptance' as const, 'acceptance-decision' as const] as const),
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
      const [entry, heads] = await Promise.all([reading.entry, readHeads(reading, [registerId, reading.workspaceId])])
      const known = { zone, eventNumber: heads.get(registerId) ?? 0 }
      const printable = baseline === undefined ? await readLive(reading, registerId, { ...known, reader: readerOf({ ...entry, actor }) }) : await readFrozen(reading, registerId, { ...known, baseline })
      return { ...printable, workspaceEvent: heads.get(reading.workspaceId) ?? 0 }
    },
    TIMEOUT,
  )
}

interface KnownForReading {
  zone: string
  eventNumber: number
}

async function readLive(reading: Reading, registerId: string, { zone, eventNumber, reader }: KnownForReading & { reader: Reader }): Promise<Printable> {
  const [loaded, baselines, signatures] = await Promise.all([loadStreamRows(reading, registerId, KINDS), listBaselines(reading, registerId), listSignatureFacts(reading, registerId, null)])
  const rows: Rows = visibleRows(loaded, reader)
  const acceptances = listAcceptanceFacts(RowSet.of(rows), registerId, reading.now.slice(0, 10))
  const facts = await readFacts(reading, { zone, workspace: rows.workspace ?? [], eventNumber, baselines, signatures, head: null })
  return { registerId, rows, facts: { ...facts, acceptances } }
}

/** A document must not bear the number of a baseline whose texts are not those that were frozen. */
async function readFrozen(reading: Reading, registerId: string, { zone, eventNumber, baseline }: KnownForReading & { baseline: number }): Promise<Printable> {
  const frozen = await openBaseline(reading, registerId, baseline)
  if (!frozen.isWhole) refuseTampered(baseline)
  const { facts, around } = await readFrozenFacts(reading, registerId, { zone, eventNumber, head: frozen.head })
  const rows = { ...rowsOf(frozen), ...around }
  return { registerId, rows, facts: { ...facts, acceptances: listAcceptanceFacts(RowSet.of(rows), registerId, frozen.head.frozenAt.slice(0, 10)) } }
}

type Rows = Partial<Record<RowKind, Row[]>>

function rowsOf({ rows }: Baseline): Rows {
  const kinds: readonly RowKind[] = [...FROZEN_KINDS, ...NAMED_KINDS]
  // Every row is a plain record; the kinds' own types say more of it than a rendering needs.
  return Object.fromEntries(kinds.map((kind) => [kind, rows.all(kind) as unknown as Row[]]))
}
