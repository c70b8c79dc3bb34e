import { readHeader } from '@/lib/domain/import/header-words'
import { columnLetters, oneLine, tidyCell, type SourceRow, type SourceSheet } from '@/lib/domain/import/source-sheet'
import { readNumber } from '@/lib/domain/import/scale'

/** How far down a header is looked for. */
const HEADER_ROWS = 40

/** Something of a source that is no failure mode, with its place and how much of it there is. */
export interface PassedOver {
  what: string
  place: string
  count: number
  /** Its text, where it is worth keeping with the register: what stands above a table. */
  text?: string
}

/** A table of failure modes in a sheet. */
export interface FoundTable {
  sheet: SourceSheet
  headerNumber: number
  /** Headers of the columns, from the first one of the sheet; an empty text where there is none. */
  headers: string[]
  /** Words above the headers that hold for several of them. */
  groups: string[]
  /** What stands below the header, cells merged downwards filled, and cut to the width of the header where the sheet has columns beside it. */
  rows: SourceRow[]
  /** Ranges that were filled downwards. */
  filled: string[]
  passed: PassedOver[]
}

/** What was looked into and holds no table of failure modes. */
export interface NoTable {
  sheet: SourceSheet
  passed: PassedOver
}

/** The table of a sheet: the row with most known headers, of which one names the failure mode, is its header. */
export function findTable(sheet: SourceSheet): FoundTable | NoTable {
  const best = sheet.rows
    .slice(0, HEADER_ROWS)
    .map((row, at) => ({ row, at, known: countKnown(row) }))
    .reduce<{ row: SourceRow; at: number; known: number } | null>((most, one) => (one.known > (most?.known ?? 1) ? one : most), null)
  if (best === null) return { sheet, passed: passSheet(sheet) }
  const headers = cutEnd(best.row.cells.map((cell) => oneLine(tidyCell(cell))))
  const below = sheet.rows.slice(best.at + 1)
  const { rows, filled } = fillMerged(sheet, below)
  const isWide = sheet.kind === 'sheet'
  return {
    sheet,
    headerNumber: best.row.number,
    headers,
    groups: readGroups(sheet, best.row.number, headers.length),
    rows: isWide ? rows.map((row) => ({ ...row, cells: row.cells.slice(0, headers.length) })) : rows,
    filled,
    passed: [...passAbove(sheet, best.at), ...(isWide ? passBeside(below, headers.length) : [])],
  }
}

/** Whether a row is a header of failure modes: it names the failure mode and at least one thing more, and holds no figure. */
export function isHeader(row: SourceRow): boolean {
  return countKnown(row) > 1
}

function countKnown({ cells }: SourceRow): number {
  const texts = cells.map((cell) => oneLine(tidyCell(cell))).filter(Boolean)
  if (texts.some((text) => readNumber(text) !== null || text.length > 120)) return 0
  const meanings = texts.map((text) => readHeader(text).candidates)
  const namesTitle = meanings.some((list) => list.some(({ target }) => target === 'title' || target === 'scenario'))
  return namesTitle ? meanings.filter((list) => list.length > 0).length : 0
}

function cutEnd(headers: string[]): string[] {
  const last = headers.findLastIndex((header) => header !== '')
  return headers.slice(0, last + 1)
}

function fillMerged(sheet: SourceSheet, below: SourceRow[]): { rows: SourceRow[]; filled: string[] } {
  const first = below[0]?.number ?? 0
  const tall = sheet.merges.filter(({ top, bottom }) => bottom > top && top >= first)
  const byNumber = new Map(below.map((row) => [row.number, { ...row, cells: [...row.cells] }]))
  for (const { top, bottom, left } of tall) {
    const value = byNumber.get(top)?.cells[left] ?? ''
    for (let number = top + 1; number <= bottom; number++) {
      const row = byNumber.get(number)
      if (row) row.cells[left] = value
    }
  }
  return { rows: [...byNumber.values()], filled: tall.map(({ top, bottom, left }) => `${columnLetters(left)}${top}:${columnLetters(left)}${bottom}`) }
}

function readGroups(sheet: SourceSheet, header: number, width: number): string[] {
  const above = sheet.rows.find(({ number }) => number === header - 1)
  const groups = Array.from({ length: width }, () => '')
  for (const { top, left, right } of sheet.merges) {
    const text = top === header - 1 && right > left ? oneLine(tidyCell(above?.cells[left])) : ''
    for (let column = left; text !== '' && column <= Math.min(right, width - 1); column++) groups[column] = text
  }
  return groups
}

const isBlank = ({ cells }: SourceRow): boolean => cells.every((cell) => tidyCell(cell) === '')

function passAbove({ rows }: SourceSheet, headerAt: number): PassedOver[] {
  const above = rows.slice(0, headerAt).filter((row) => !isBlank(row))
  const [first] = above
  if (!first) return []
  const text = above.map(({ cells }) => [...new Set(cells.map(tidyCell).filter(Boolean))].join(' ')).join('\n')
  return [{ what: 'Above the header', place: placeOf(first.number, above.at(-1)?.number ?? first.number), count: above.length, text }]
}

function passBeside(below: readonly SourceRow[], width: number): PassedOver[] {
  const beside = below.filter(({ cells }) => cells.slice(width).some((cell) => tidyCell(cell) !== ''))
  const [first] = beside
  if (!first) return []
  const columns = beside.flatMap(({ cells }) => cells.flatMap((cell, i) => (i >= width && tidyCell(cell) !== '' ? [i] : [])))
  const range = `${columnLetters(Math.min(...columns))}${first.number}:${columnLetters(Math.max(...columns))}${beside.at(-1)?.number ?? first.number}`
  const text = beside.map(({ cells }) => cells.slice(width).map(tidyCell).filter(Boolean).join(' · ')).join('\n')
  return [{ what: 'Beside the table', place: range, count: beside.length, text }]
}

function passSheet(sheet: SourceSheet): PassedOver {
  const full = sheet.rows.filter((row) => !isBlank(row))
  const [first] = full
  const place = first ? placeOf(first.number, full.at(-1)?.number ?? first.number) : 'nothing in it'
  return { what: `No table of failure modes${sheet.name === null ? '' : ` in “${sheet.name}”`}`, place, count: full.length }
}

/** Where rows stand, by their numbers. */
export function placeOf(first: number, last: number): string {
  return first === last ? String(first) : `${first}–${last}`
}
