import type { Report } from '@/lib/exchange/markdown/document-problem'
import { scanLines } from '@/lib/exchange/markdown/scan-lines'
import type { LinePlace } from '@/lib/exchange/markdown/scan-lines'

/**
 * Limits that keep the time of parsing in proportion to the length (MD-72). The parser compares each emphasis mark and bracket of
 * a paragraph with those before it, and each list marker and table bar costs it some ten thousandths of a second.
 */
export const COST_LIMITS = {
  /** Characters of one paragraph. */
  paragraph: 30_000,
  /** Characters of lines with bars and no blank line between them, which may be a table. */
  table: 150_000,
  /** Emphasis marks and brackets of one paragraph. */
  marks: 5_000,
  /** Sum over all paragraphs of their marks, squared. */
  work: 200_000_000,
  /** List markers, quote markers and table bars below one heading, and in the whole file. */
  markersOfPiece: 12_000,
  markers: 300_000,
  /** Headings of level 1 to 3 in the first column: more than sections and scenarios can be. */
  headings: 25_000,
  /** Depth of lists and quotes inside each other. */
  nesting: 20,
  /** Characters of white space and markers before an item. */
  indent: 100,
} as const

interface Run {
  start: number
  chars: number
  marks: number
  max: number
}

interface Cost {
  run: Run
  work: number
  piece: number
  markers: number
  headings: number
  ok: boolean
}

/** Refuses what would cost a parser more than its length. False when an error was reported; the text must then not be parsed. */
export function checkCost(lines: readonly string[], report: Report): boolean {
  const cost: Cost = { run: openRun(1), work: 0, piece: 0, markers: 0, headings: 0, ok: true }
  scanLines(lines, (line, index, place) => {
    if (cost.ok) addLine(cost, line, index + 1, place, report)
  })
  if (cost.ok) closeRun(cost, report)
  return cost.ok
}

function refuse(cost: Cost, report: Report, line: number, message: string, hint: string): void {
  if (cost.ok) report({ line, severity: 'error', message, hint })
  cost.ok = false
}

function openRun(start: number): Run {
  return { start, chars: 0, marks: 0, max: COST_LIMITS.paragraph }
}

/** A line that no paragraph goes on over: blank, heading, fence, or an item that can interrupt a paragraph. */
const BREAKS = /^(?:[ \t]*$| {0,3}(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|(?:[-*+]|1[.)])[ \t]+\S))/

function addLine(cost: Cost, line: string, number: number, place: LinePlace, report: Report): void {
  if (place === 'cut') openPiece(cost, number, report)
  if (place === 'code' || BREAKS.test(line)) {
    closeRun(cost, report)
    cost.run = openRun(/^[ \t]*$/.test(line) ? number + 1 : number)
  }
  if (place === 'code') return
  addMarkers(cost, line, number, report)
  const { run } = cost
  run.chars += line.length
  run.marks += countMarks(line)
  if (line.includes('|')) run.max = COST_LIMITS.table
}

function openPiece(cost: Cost, line: number, report: Report): void {
  cost.piece = 0
  cost.headings++
  const hint = 'A document holds at most 500 sections and 20,000 scenarios.'
  if (cost.headings > COST_LIMITS.headings)
    refuse(cost, report, line, 'The file holds more than 25,000 headings of level 1 to 3.', hint)
}

function closeRun(cost: Cost, report: Report): void {
  const { start, chars, marks, max } = cost.run
  cost.work += marks * marks
  const blank = 'Divide it by blank lines.'
  if (chars > max) refuse(cost, report, start, `A paragraph is longer than ${max.toLocaleString('en-US')} characters.`, blank)
  if (marks > COST_LIMITS.marks) refuse(cost, report, start, 'A paragraph holds thousands of emphasis marks or brackets.', blank)
  if (cost.work <= COST_LIMITS.work) return
  refuse(cost, report, start, 'The file holds too many emphasis marks and brackets to be read.', 'Write such text as code.')
}

const PREFIX = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))*/

function addMarkers(cost: Cost, line: string, number: number, report: Report): void {
  const prefix = PREFIX.exec(line)?.[0] ?? ''
  const depth = prefix.match(/[>*+-]|\d[.)]/g)?.length ?? 0
  if (depth > COST_LIMITS.nesting || (depth > 0 && prefix.length > COST_LIMITS.indent)) {
    refuse(cost, report, number, `Lists or quotes are nested more than ${COST_LIMITS.nesting} deep.`, 'Nest them less.')
  }
  const markers = depth + line.split('|').length - 1
  cost.piece += markers
  cost.markers += markers
  const many = 'list items, quote lines and table cells'
  if (cost.piece > COST_LIMITS.markersOfPiece)
    refuse(cost, report, number, `More than 12,000 ${many} stand below one heading.`, 'Divide the text.')
  if (cost.markers > COST_LIMITS.markers)
    refuse(cost, report, number, `The file holds more than 300,000 ${many}.`, 'Divide the file.')
}

/** Runs of emphasis marks count once, brackets and backticks each; what a backslash escapes costs nothing. */
function countMarks(line: string): number {
  return line.match(/\\.|\*+|_+|~+|[[\]!`<]/g)?.filter((mark) => !mark.startsWith('\\')).length ?? 0
}
