import type { PrintedLogo } from '@/lib/domain/workspace/logo'
import type { Band } from '@/lib/domain/scoring/factor'

/**
 * A document as it is set: a tree of blocks that says what stands there and leaves to each format how. Texts are parsed; nothing in a run is markup
 * any more, and no run is a link: an address stands behind its words.
 */
export interface PrintedDocument {
  front: PrintedFront
  parts: PrintedPart[]
}

/** Pages of one orientation; a part begins on a new page. */
export interface PrintedPart {
  orientation: 'portrait' | 'landscape'
  blocks: PrintedBlock[]
}

export interface PrintedFront {
  /** Code and title, such as "D10 — Production Pre-Mortem". */
  title: string
  /** What kind of document it is where the title does not say it, such as "Risk register"; null for the document itself. */
  subtitle: string | null
  organisation: string
  /** Stands above it; null for none. */
  logo: PrintedLogo | null
  /** What stands at the head of every page. */
  running: { code: string; version: string | null; status: string | null }
  /** When it was printed, and of what: the register as it stands, or a baseline with its fingerprint. */
  origin: string
}

/** A piece of text in one look; the text "\n" is a line break. */
export interface Run {
  text: string
  strong?: true
  emphasis?: true
  deleted?: true
  code?: true
}

export interface PrintedFact {
  label: string
  runs: Run[]
}

export type PrintedBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; runs: Run[]; anchor: string | null }
  | { kind: 'paragraph'; runs: Run[] }
  /** A bold label with its text on the same line and, beneath, what belongs to it. */
  | { kind: 'part'; label: string; runs: Run[]; blocks: PrintedBlock[] }
  | { kind: 'facts'; facts: PrintedFact[] }
  | { kind: 'list'; ordered: boolean; start: number; items: PrintedItem[] }
  | { kind: 'quote'; blocks: PrintedBlock[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'callout'; title: string; blocks: PrintedBlock[] }
  | PrintedTable
  | PrintedMatrix

export interface PrintedItem {
  /** Whether its box is ticked; null for an item without one. */
  checked: boolean | null
  blocks: PrintedBlock[]
}

export interface PrintedTable {
  kind: 'table'
  columns: PrintedColumn[]
  rows: PrintedCell[][]
  /** Rows with room for a hand to write in. */
  roomy?: true
  /** Set smaller, for a table of many columns. */
  dense?: true
}

/** `number` stands at the right, `band` is coloured, `code` never breaks. */
export interface PrintedColumn {
  label: string
  kind: 'text' | 'number' | 'band' | 'code'
  /** Share of the width beside the others'. */
  share: number
}

export interface PrintedCell {
  runs: Run[]
  /** The band whose colour the cell has; its word stands in the runs. */
  band?: Band
}

/** A matrix as a picture, with everything that its drawing and its words need. */
export interface PrintedMatrix {
  kind: 'matrix'
  title: string
  /** What the factors of the two sides are called. */
  sides: { x: string; y: string }
  /** The words of the levels 1 to 5 of each side. */
  ticks: { x: string[]; y: string[] }
  /** Five lines of five cells: the vertical factor from 5 down to 1, the horizontal one from 1 up to 5. */
  lines: PrintedMatrixCell[][]
  /** Rows that could not be placed, as a sentence; null when all are. */
  unplaced: string | null
  /** The picture in words, for those who cannot see it. */
  words: string
}

export interface PrintedMatrixCell {
  band: Band | null
  count: number
  /** Codes of the first rows in it, worst first. */
  codes: string[]
}

/** A text as it is. */
export function plainRuns(text: string): Run[] {
  return text === '' ? [] : [{ text }]
}

export function strongRuns(text: string): Run[] {
  return text === '' ? [] : [{ text, strong: true }]
}

export function textCell(text: string): PrintedCell {
  return { runs: plainRuns(text) }
}

export function paragraphOf(runs: Run[]): PrintedBlock[] {
  return runs.length === 0 ? [] : [{ kind: 'paragraph', runs }]
}

/** A list with bullets, each item one paragraph; no block for no items. */
export function bulletsOf(items: readonly Run[][]): PrintedBlock[] {
  if (items.length === 0) return []
  return [{ kind: 'list', ordered: false, start: 1, items: items.map((runs) => ({ checked: null, blocks: paragraphOf(runs) })) }]
}

/** A labelled part; no block where nothing belongs to it. */
export function partOf(label: string, runs: Run[], blocks: PrintedBlock[] = []): PrintedBlock[] {
  return runs.length + blocks.length === 0 ? [] : [{ kind: 'part', label, runs, blocks }]
}

/** The text of runs without their looks; a line break is a space. */
export function plainTextOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => (text === '\n' ? ' ' : text)).join('')
}
