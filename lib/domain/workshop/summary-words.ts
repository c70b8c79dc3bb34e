import type { Prose } from '@/lib/domain/document/content'

/** A piece of a summary's text: plain words, or inline Markdown as somebody wrote it. */
export type SummaryPiece = string | { prose: Prose }
export type SummaryText = readonly SummaryPiece[]

export type SummaryBlock =
  | { kind: 'text'; text: SummaryText }
  | { kind: 'list'; label: string | null; items: readonly SummaryText[] }
  | { kind: 'facts'; facts: readonly { label: string; text: SummaryText }[] }

export interface SummarySection {
  title: string
  /** The code of the failure mode that it is about, for a link. */
  code?: string
  blocks: readonly SummaryBlock[]
  sections?: readonly SummarySection[]
}

/** What came out of a meeting, as a document: the same for the page and for Markdown. */
export interface MeetingSummary {
  title: string
  scene: string
  facts: readonly { label: string; text: SummaryText }[]
  sections: readonly SummarySection[]
}

/** A list under a label, or what is said where it is empty. */
export function listOr(nothing: string, items: readonly SummaryText[]): SummaryBlock {
  return items.length === 0 ? { kind: 'text', text: [nothing] } : { kind: 'list', label: null, items }
}

/** A list under a label; no block where it is empty. */
export function labelled(label: string, items: readonly SummaryText[]): SummaryBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', label, items }]
}

/** A time in UTC to the minute, such as 2026-05-01 10:05. */
export function printMinute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`
}
