import { BANDS, FACTORS, type Stage } from '@/lib/domain/scoring/factor'
import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'
import { COLUMNS, findColumn, type Column } from '@/lib/domain/worksheet/columns'
import { naturalText } from '@/lib/domain/worksheet/fold-text'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** One column to sort by; descending puts the worst, the last or the greatest first. Empty values stand last either way. */
export interface SortKey {
  column: string
  desc: boolean
}

/** Most columns that one list is sorted by. */
export const SORTS_MAX = 5

export type LineOrder = (a: WorksheetLine, b: WorksheetLine) => number

/** Columns that a list can be sorted by; long texts stay where they are. */
export const SORT_FIELDS: readonly string[] = COLUMNS.flatMap(({ id, kind }) => (kind === 'long-text' || kind === 'lines' ? [] : [id]))

export function printSort(keys: readonly SortKey[]): string {
  return keys.map(({ column, desc }) => `${desc ? '-' : ''}${column}`).join('_')
}

/** The place of a line in its document: by category, then by its own order key. */
export function compareInDocument(a: WorksheetLine, b: WorksheetLine): number {
  return (
    compareValues(a.categoryPlace, b.categoryPlace) ||
    compareValues(a.categoryId, b.categoryId) ||
    compareValues(a.orderKey, b.orderKey) ||
    compareValues(a.id, b.id)
  )
}

function compareValues<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The order of some columns, the first one counting most; lines that are equal in all of them stand as in the document. */
export function lineOrder(keys: readonly SortKey[]): LineOrder {
  const parts = keys.slice(0, SORTS_MAX).flatMap((key) => {
    const column = findColumn(key.column)
    return column ? [columnOrder(column, key.desc)] : []
  })
  return (a, b) => {
    for (const part of parts) {
      const order = part(a, b)
      if (order !== 0) return order
    }
    return compareInDocument(a, b)
  }
}

/**
 * Sorts lines that stand as in the document by some columns: what `lineOrder` would give, with the values of a column read once for each
 * line, and equal lines left in their places.
 */
export function sortFromDocument<T>(members: readonly T[], lineOf: (member: T) => WorksheetLine, keys: readonly SortKey[]): readonly T[] {
  const parts = keys.slice(0, SORTS_MAX).flatMap(({ column, desc }) => rankLines(members, lineOf, findColumn(column), desc))
  if (parts.length === 0) return members
  const places = Array.from(members, (_member, i) => i)
  places.sort((a, b) => {
    for (const ranks of parts) {
      const order = (ranks[a] ?? 0) - (ranks[b] ?? 0)
      if (order !== 0) return order
    }
    return 0
  })
  return places.flatMap((place) => members[place] ?? [])
}

/** For each member a number that grows with its place in the order of a column; equal for equal ones. */
function rankLines<T>(members: readonly T[], lineOf: (member: T) => WorksheetLine, column: Column | undefined, desc: boolean): Float64Array[] {
  if (!column) return []
  const read = sortValueOf(column)
  const values = members.map((member) => read(lineOf(member)))
  const distinct = [...new Set(values)].filter((value) => value !== null).sort(compareValues)
  const rankOf = new Map<SortValue, number>(distinct.map((value, i) => [value, desc ? -i : i]))
  const begun = begunFirst(column)
  // Behind all values: those without one, the more of their factors they have the earlier.
  return [Float64Array.from(values, (value, i) => rankOf.get(value) ?? distinct.length + FACTORS.length - begun(lineOf(members[i] as T)))]
}

type SortValue = string | number | null

function columnOrder(column: Column, desc: boolean): LineOrder {
  const read = remembered(sortValueOf(column))
  const sign = desc ? -1 : 1
  const begun = begunFirst(column)
  return (a, b) => {
    const [x, y] = [read(a), read(b)]
    if (x === null || y === null) return x === y ? begun(b) - begun(a) : x === null ? 1 : -1
    return x < y ? -sign : x > y ? sign : 0
  }
}

// A line never changes, another one takes its place; so what it sorts by is worked out once.
function remembered(read: (line: WorksheetLine) => SortValue): (line: WorksheetLine) => SortValue {
  const known = new WeakMap<WorksheetLine, SortValue>()
  return (line) => {
    const before = known.get(line)
    if (before !== undefined) return before
    const value = read(line)
    known.set(line, value)
    return value
  }
}

/** How many factors a line without a number has: of two, the one that was begun comes first. Zero for other columns. */
function begunFirst({ kind, stage = 'current' }: Column): (line: WorksheetLine) => number {
  if (kind !== 'score' && kind !== 'band') return () => 0
  return (line) => {
    const score = line.scores[stage]
    return score.state === 'incomplete' ? score.scored : 0
  }
}

function sortValueOf(column: Column): (line: WorksheetLine) => SortValue {
  const { kind, factor, controlType, stage = 'current' } = column
  switch (kind) {
    case 'factor':
      return (line) => (factor ? line.factors[stage][factor] : null)
    case 'score':
    case 'band':
      return (line) => worseNumber(line, stage)
    case 'controls':
      return (line) => (controlType ? line.controls[controlType].existing * 1_000 + line.controls[controlType].planned || null : null)
    case 'category':
      return (line) => line.categoryPlace
    case 'many-of':
      return (line) => textOrNull((column.id === 'promise' ? line.promise : line.failureClass).join(' '))
    case 'owners':
      return (line) => textOrNull(line.ownerLine)
    case 'role':
      return (line) => textOrNull(line.hardStopAuthority)
    case 'code':
      return (line) => naturalText(line.code)
    case 'date':
      return (line) => (column.id === 'due' ? line.due : line.updatedAt)
    default:
      return (line) => fieldValue(column, line)
  }
}

function fieldValue({ id }: Column, line: WorksheetLine): SortValue {
  switch (id) {
    case 'title':
      return naturalText(line.title)
    case 'component':
      return textOrNull(line.component)
    case 'layer':
      return textOrNull(line.layer)
    case 'responseLabel':
      return textOrNull(line.responseLabel)
    case 'responseWindow':
      return line.responseWindow
    case 'status':
      return FAILURE_MODE_STATUSES.indexOf(line.status)
    default:
      return null
  }
}

// Severity-first may rank a smaller number into a worse band, so the band counts before the number.
function worseNumber(line: WorksheetLine, stage: Stage): number | null {
  const score = line.scores[stage]
  return score.state === 'scored' ? BANDS.indexOf(score.band) * 1e9 + score.number : null
}

function textOrNull(text: string | null): string | null {
  return text === null || text === '' ? null : naturalText(text)
}
