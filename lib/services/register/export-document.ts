import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows } from '@/lib/domain/access/visibility'
import { FROZEN_KINDS, NAMED_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { choiceOf, holdsRows, type documentQuerySchema } from '@/lib/domain/document/document-choice'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { fileNameOf, typeOf } from '@/lib/exchange/render/exported-file'
import { renderFile } from '@/lib/exchange/render/render-file'
import type { RenderOrder, TellStep } from '@/lib/exchange/render/render-order'
import { listBaselines } from '@/lib/data/baselines'
import { readHeads } from '@/lib/data/event-history'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { openBaseline, refuseTampered, type Baseline } from '@/lib/services/baseline/read-baseline'
import { readerOf } from '@/lib/services/reader-of'
import { factsOf, readFrozenFacts } from '@/lib/services/register/print-facts'
import { listSignatureFacts } from '@/lib/services/signature/signature-facts'
import { readMeetingSummary } from '@/lib/services/workshop/read-summary'
import type { z } from 'zod'

/** Kinds of row that documents, sheets and data are made of; what is said in meetings and comments is no part of them. */
const KINDS = [
  ...(['workspace', 'scoring-policy', 'membership', 'owner-role', 'owner-role-holding', 'register', 'section', 'category', 'failure-mode'] as const),
  ...(['detection-signal', 'response-step', 'hard-stop-step', 'owner-link', 'assessment', 'control', 'control-link', 'action'] as const),
  ...(['register-constraint', 'header-line', 'free-part', 'decision-rule', 'checklist-item', 'revision', 'signing-role'] as const),
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
  const order: RenderOrder = { choice, code, summary: meeting?.summary ?? null, ...read }
  return { name: fileNameOf(order), type: typeOf(choice.format), bytes: await renderFile(order, following.tell, following.signal) }
}

type Printable = Pick<RenderOrder, 'registerId' | 'rows'> & { facts: DocumentFacts }

/** What is printed: the register as it stands or as a baseline froze it, with every baseline for its document control. */
async function readForPrint(actor: Actor, code: string, { zone, baseline }: Pick<z.output<typeof documentQuerySchema>, 'zone' | 'baseline'>): Promise<Printable> {
  return withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      if (baseline !== undefined) return readFrozen(reading, registerId, { zone, baseline })
      const [entry, loaded, eventNumber, baselines, signatures] = await Promise.all([reading.entry, loadStreamRows(reading, registerId, KINDS), readHeads(reading, [registerId]), listBaselines(reading, registerId), listSignatureFacts(reading, registerId, null)])
      const rows: Rows = visibleRows(loaded, readerOf({ ...entry, actor }))
      return { registerId, rows, facts: factsOf(reading, { zone, workspace: rows.workspace ?? [], eventNumber: eventNumber.get(registerId) ?? 0, baselines, signatures, head: null }) }
    },
    TIMEOUT,
  )
}

/** A document must not bear the number of a baseline whose texts are not those that were frozen. */
async function readFrozen(reading: Reading, registerId: string, { zone, baseline }: { zone: string; baseline: number }): Promise<Printable> {
  const frozen = await openBaseline(reading, registerId, baseline)
  if (!frozen.isWhole) refuseTampered(baseline)
  const { facts, workspace } = await readFrozenFacts(reading, registerId, { zone, head: frozen.head })
  return { registerId, facts, rows: { workspace, ...rowsOf(frozen) } }
}

type Rows = Partial<Record<RowKind, Row[]>>

function rowsOf({ rows }: Baseline): Rows {
  const kinds: readonly RowKind[] = [...FROZEN_KINDS, ...NAMED_KINDS]
  // Every row is a plain record; the kinds' own types say more of it than a rendering needs.
  return Object.fromEntries(kinds.map((kind) => [kind, rows.all(kind) as unknown as Row[]]))
}
