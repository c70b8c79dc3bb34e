import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows } from '@/lib/domain/access/visibility'
import { choiceOf, holdsRows, type documentQuerySchema } from '@/lib/domain/document/document-choice'
import { liveFacts, type DocumentFacts } from '@/lib/domain/document/document-facts'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { fileNameOf, typeOf } from '@/lib/exchange/render/exported-file'
import { renderFile } from '@/lib/exchange/render/render-file'
import type { RenderOrder, TellStep } from '@/lib/exchange/render/render-order'
import { readHeads } from '@/lib/data/event-history'
import { withReading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { readerOf } from '@/lib/services/reader-of'
import { readMeetingSummary } from '@/lib/services/workshop/read-summary'
import { present } from '@/lib/kernel/assert'
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
 * A document of a register in the format that was asked for. Throws AppError `not-found` for a register, scenario or workshop that is not
 * there, and `limit` where making it takes too much.
 */
export async function exportDocument(actor: Actor, code: string, query: z.output<typeof documentQuerySchema>, following: Following): Promise<ExportedFile> {
  following.tell('reading')
  const choice = choiceOf(query)
  const wantsSummary = choice.kind === 'meeting-summary' && !holdsRows(choice.format) && choice.workshopId !== null
  const [read, meeting] = await Promise.all([readForPrint(actor, code, query.zone), wantsSummary ? readMeetingSummary(actor, code, choice.workshopId ?? '') : null])
  const order: RenderOrder = { choice, code, summary: meeting?.summary ?? null, ...read }
  return { name: fileNameOf(order), type: typeOf(choice.format), bytes: await renderFile(order, following.tell, following.signal) }
}

async function readForPrint(actor: Actor, code: string, timeZone: string): Promise<Pick<RenderOrder, 'registerId' | 'rows'> & { facts: DocumentFacts }> {
  const read = await withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const [entry, loaded, heads] = await Promise.all([reading.entry, loadStreamRows(reading, registerId, KINDS), readHeads(reading, [registerId])])
      const rows: Partial<Record<RowKind, Row[]>> = visibleRows(loaded, readerOf({ ...entry, actor }))
      return { registerId, rows, eventNumber: heads.get(registerId) ?? 0, printedAt: reading.now }
    },
    TIMEOUT,
  )
  const { registerId, rows, eventNumber, printedAt } = read
  const organisation = String(present(rows.workspace?.[0], 'a workspace is among its own rows').name)
  return { registerId, rows, facts: liveFacts({ organisation, printedAt, timeZone, eventNumber }) }
}
