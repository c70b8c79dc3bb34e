import type { PrintedBlock, PrintedCell, PrintedDocument, PrintedMatrix, Run } from '@/lib/domain/document/printed-document'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { fitLogo } from '@/lib/domain/workspace/logo'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { breakLongWords } from '@/lib/exchange/printed/break-words'
import { contentsDepth } from '@/lib/exchange/printed/contents-depth'
import { CODE_FAMILIES, TEXT_FAMILIES } from '@/lib/exchange/printed/fonts'
import { isRightToLeft } from '@/lib/exchange/printed/writing-direction'

/** Most characters of a title in the head of a page. */
const SHORT_TITLE_MAX = 70

/** What the template reads, as JSON. */
export function typstData(document: PrintedDocument): string {
  const { front, parts } = document
  const { logo, ...words } = front
  const set = { front: cleaned(words), parts: parts.map(({ orientation, blocks }) => ({ orientation, blocks: blocksOf(blocks, makeLevels()) })) }
  const title = removeControls(front.title)
  return JSON.stringify({
    document: set,
    shortTitle: title.length > SHORT_TITLE_MAX ? `${title.slice(0, SHORT_TITLE_MAX).trimEnd()} …` : title,
    contents: contentsDepth(document),
    // In points; its bytes are a file of their own beside this one.
    logo: logo && fitLogo(logo, { width: 180, height: 42 }),
    bands: LIGHT_BANDS,
    families: { text: TEXT_FAMILIES, code: CODE_FAMILIES },
  })
}

function cleaned<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? breakLongWords(removeControls(inner)) : inner))) as T
}

interface HeldRuns {
  runs: Run[]
  rtl?: true
}

function holderOf(runs: readonly Run[]): HeldRuns {
  const clean = runs.map((run) => ({ ...run, text: run.text === '\n' ? run.text : breakLongWords(removeControls(run.text)) }))
  return isRightToLeft(runs) ? { runs: clean, rtl: true } : { runs: clean }
}

/** A heading never skips a level: programs that read aloud, and the standard for accessible files, count on it. */
function makeLevels(): (level: number) => number {
  let last = 0
  return (level) => (last = Math.min(level, last + 1))
}

function blocksOf(blocks: readonly PrintedBlock[], levelOf: (level: number) => number): unknown[] {
  const set: unknown[] = []
  let pictures: unknown[] = []
  for (const block of blocks) {
    if (block.kind !== 'matrix') {
      pictures = []
      set.push(blockOf(block, levelOf))
      continue
    }
    // Pictures that follow each other stand side by side.
    if (pictures.length === 0) set.push({ kind: 'matrices', matrices: pictures })
    pictures.push(pictureOf(block))
  }
  return set
}

function blockOf(block: Exclude<PrintedBlock, PrintedMatrix>, levelOf: (level: number) => number): unknown {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: levelOf(block.level), ...holderOf(block.runs) }
    case 'paragraph':
      return { kind: block.kind, ...holderOf(block.runs) }
    case 'part':
      return { kind: block.kind, label: cleaned(block.label), ...holderOf(block.runs), blocks: blocksOf(block.blocks, levelOf) }
    case 'facts':
      return { kind: block.kind, facts: block.facts.map(({ label, runs }) => ({ label: cleaned(label), ...holderOf(runs) })) }
    case 'list':
      return { ...block, items: block.items.map(({ checked, blocks }) => ({ checked, blocks: blocksOf(blocks, levelOf) })) }
    case 'quote':
      return { ...block, blocks: blocksOf(block.blocks, levelOf) }
    case 'callout':
      return { ...block, title: cleaned(block.title), blocks: blocksOf(block.blocks, levelOf) }
    case 'table':
      return { ...block, columns: cleaned(block.columns), rows: block.rows.map((cells) => ({ whole: cells.every(isShort), cells: cells.map(cellOf) })) }
    case 'code':
      return cleaned(block)
    case 'rule':
      return block
  }
}

/** A row that is higher than a page must be torn. */
function isShort({ runs }: PrintedCell): boolean {
  return runs.reduce((length, { text }) => length + text.length, 0) < 600
}

function cellOf({ runs, band }: PrintedCell): unknown {
  return band === undefined ? holderOf(runs) : { ...holderOf(runs), band }
}

function pictureOf(matrix: PrintedMatrix): unknown {
  const { title, words, unplaced, sides, ticks, lines } = matrix
  return { ...cleaned({ title, unplaced, sides, ticks, lines }), words: removeControls(words) }
}
