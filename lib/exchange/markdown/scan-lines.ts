import type { Report } from '@/lib/exchange/markdown/document-problem'

/** Most characters of one paragraph (lines without a blank one between); tables and lists may be longer. */
export const PARAGRAPH_MAX = 30_000
const BLOCK_MAX = 150_000
/** Most marks (runs of `*`, `_`, `~` and brackets) of one paragraph: the parser compares each with those before it. */
const MARKS_MAX = 5_000
/** Sum of squared marks of a document's paragraphs, which is what parsing them costs; 200 million take some seconds. */
const WORK_MAX = 200_000_000
const NESTING_MAX = 20
const INDENT_MAX = 100

/** State of a top-level fence while lines go by: its character and length, or null outside. */
export interface Fence {
  mark: string
  length: number
}

/** The fence after a line. Exact for fences that begin in the first column; see `splitPieces` for the others. */
export function stepFence(fence: Fence | null, line: string): Fence | null {
  const match = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
  if (!match) return fence
  const run = match[1] ?? ''
  const mark = run.charAt(0)
  const info = match[2] ?? ''
  if (!fence) return mark === '`' && info.includes('`') ? null : { mark, length: run.length }
  return mark === fence.mark && run.length >= fence.length && info.trim() === '' ? null : fence
}

interface Run {
  start: number
  chars: number
  marks: number
  plain: boolean
}

/**
 * Refuses what would cost a parser more than its length: endless paragraphs, thousands of emphasis marks or brackets in one, deep
 * nesting. False when an error was reported; the text must then not be parsed.
 */
export function checkCost(lines: readonly string[], report: Report): boolean {
  let run: Run = { start: 1, chars: 0, marks: 0, plain: true }
  let work = 0
  let ok = true
  const refuse = (line: number, message: string, hint: string) => {
    if (ok) report({ line, severity: 'error', message, hint })
    ok = false
  }
  const close = () => {
    work += run.marks * run.marks
    const max = run.plain ? PARAGRAPH_MAX : BLOCK_MAX
    if (run.chars > max) refuse(run.start, `A paragraph is longer than ${max.toLocaleString('en-US')} characters.`, 'Divide it by blank lines.')
    if (run.marks > MARKS_MAX) refuse(run.start, 'A paragraph holds thousands of emphasis marks or brackets.', 'Divide it by blank lines.')
    if (work > WORK_MAX) refuse(run.start, 'The file holds too many emphasis marks and brackets to be read.', 'Write them as code.')
  }
  lines.forEach((line, i) => {
    if (isNestedDeep(line)) refuse(i + 1, `Lists or quotes are nested more than ${NESTING_MAX} deep.`, 'Nest less.')
    const blank = line.trim() === ''
    const item = /^ *(?:[-*+]|\d{1,9}[.)]) /.test(line)
    if (blank || item) {
      close()
      run = { start: i + 1, chars: 0, marks: 0, plain: true }
    }
    if (!blank) run = { ...run, chars: run.chars + line.length, marks: run.marks + countMarks(line), plain: run.plain && !line.includes('|') }
  })
  close()
  return ok
}

function isNestedDeep(line: string): boolean {
  const prefix = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*/.exec(line)?.[0] ?? ''
  const markers = prefix.match(/[>*+)-]|\d\./g)?.length ?? 0
  return markers > NESTING_MAX || (markers > 0 && prefix.length > INDENT_MAX)
}

function countMarks(line: string): number {
  return line.match(/\\.|\*+|_+|~+|[[\]!`<]/g)?.filter((mark) => !mark.startsWith('\\')).length ?? 0
}
