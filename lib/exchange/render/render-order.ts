import { buildDocument } from '@/lib/domain/document/build-document'
import type { DocumentChoice } from '@/lib/domain/document/document-choice'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { summaryDocument } from '@/lib/domain/document/summary-document'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import type { MeetingSummary } from '@/lib/domain/workshop/summary-words'
import type { EditStamp } from '@/lib/exchange/markdown/edit-stamp'
import { makeTextReader } from '@/lib/exchange/printed/read-texts'
import { present } from '@/lib/kernel/assert'

/** All that a document is made from, as plain JSON: it may have to go to another process. */
export interface RenderOrder {
  choice: DocumentChoice
  facts: DocumentFacts
  registerId: string
  code: string
  rows: Partial<Record<RowKind, Row[]>>
  /** What came out of the meeting, where its summary is asked for. */
  summary: MeetingSummary | null
  /** Of a document that is to be edited: the comment by which it is known again. */
  stamp?: EditStamp
}

/** What is going on, for people who wait. */
export const RENDER_STEPS = ['waiting', 'reading', 'building', 'setting', 'sending'] as const
export type RenderStep = (typeof RENDER_STEPS)[number]
export type TellStep = (step: RenderStep) => void

/** The document of an order. Throws AppError `not-found` for a scenario that is not there. */
export function documentOf({ choice, facts, registerId, code, rows, summary }: RenderOrder): PrintedDocument {
  const reader = makeTextReader()
  if (choice.kind === 'meeting-summary') return summaryDocument(present(summary, 'a summary was read'), code, facts, reader)
  return buildDocument(new PlainRows(rows), registerId, { ...choice, kind: choice.kind }, facts, reader)
}
