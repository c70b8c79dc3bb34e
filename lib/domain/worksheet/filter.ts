import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { COLUMNS, findColumn, type Column, type ColumnKind } from '@/lib/domain/worksheet/columns'

/** What a filter asks of a field: one of, none of, between, contains, empty, filled. */
export const FILTER_OPS = ['is', 'not', 'range', 'has', 'empty', 'filled'] as const
export type FilterOp = (typeof FILTER_OPS)[number]

/** Questions about a line as a whole; they stand in the address as `row.is.mine` or `row.not.mine`. */
export const SPECIAL_FILTERS = ['mine', 'unscored', 'overdue', 'unowned', 'unheld'] as const
export type SpecialFilter = (typeof SPECIAL_FILTERS)[number]

/** Whether a type of control is there: `existing` when one is in place, `planned` when one is to come and none is in place. */
export const COVERAGE_WORDS = ['existing', 'planned', 'missing'] as const
export type Coverage = (typeof COVERAGE_WORDS)[number]

/**
 * One token of the worksheet's filter. `is` takes one value or any of several, `not` none of them, `range` two of which one may be empty,
 * `has` one text, `empty` and `filled` none. Tokens of a filter hold together (and).
 */
export interface Filter {
  /** Id of a column, `answers` (a role or a name in words that answers), `holder` (a membership), or `row` for the special ones. */
  field: string
  op: FilterOp
  values: readonly string[]
}

/** Why a token makes no sense, in words for the person whose address holds it. */
export interface FilterProblem {
  /** The token as it stands in the address. */
  token: string
  message: string
  hint: string
}

/** What ids in a filter may name; without it ids are taken as they are. */
export interface FilterNames {
  categories: ReadonlyMap<string, string>
  roles: ReadonlyMap<string, string>
  members: ReadonlyMap<string, string>
}

/** Most tokens of one address, and most values of one token. */
export const FILTERS_MAX = 30
export const FILTER_VALUES_MAX = 50
const VALUE_MAX = 200

const OPS_OF: Record<ColumnKind, readonly FilterOp[]> = {
  code: ['is', 'not', 'has'],
  text: ['is', 'not', 'has', 'empty', 'filled'],
  'long-text': [],
  'one-of': ['is', 'not'],
  'many-of': ['is', 'not', 'empty', 'filled'],
  category: ['is', 'not'],
  role: ['is', 'not', 'has', 'empty', 'filled'],
  owners: ['is', 'not', 'has', 'empty', 'filled'],
  date: ['is', 'range', 'empty', 'filled'],
  number: ['is', 'not', 'range', 'empty', 'filled'],
  factor: ['is', 'not', 'range', 'empty', 'filled'],
  score: ['is', 'not', 'range', 'empty', 'filled'],
  band: ['is', 'not', 'empty', 'filled'],
  controls: ['is', 'not'],
  lines: [],
}

/** What may be asked of a field; none for one that a filter cannot look at. */
export function filterOpsOf(field: string): readonly FilterOp[] {
  if (field === 'row') return ['is', 'not']
  if (field === 'holder' || field === 'answers') return ['is', 'not', 'empty', 'filled']
  const column = findColumn(field)
  return column ? OPS_OF[column.kind] : []
}

/** Fields that a filter can look at, in the order of the columns. */
export const FILTER_FIELDS: readonly string[] = [...COLUMNS.flatMap(({ id, kind }) => (OPS_OF[kind].length > 0 ? [id] : [])), 'answers', 'holder', 'row']

/** The token of a filter, `field.op.value`, values joined by `_`. */
export function printFilter({ field, op, values }: Filter): string {
  const tail = op === 'empty' || op === 'filled' ? '' : `.${values.map(escapeValue).join('_')}`
  return `${field}.${op}${tail}`
}

// Only the joints of the grammar: the rest is escaped by whoever puts the token into an address.
function escapeValue(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('_', '%5F').replaceAll('.', '%2E')
}

function unescapeValue(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Reads a token back. What makes no sense is a problem in words, never an exception. */
export function parseFilter(token: string, names?: FilterNames): Filter | FilterProblem {
  const shown = token.length > VALUE_MAX ? `${token.slice(0, VALUE_MAX)}…` : token
  const refuse = (message: string, hint: string): FilterProblem => ({ token: shown, message, hint })
  const [field = '', op = '', tail, ...more] = token.split('.')
  const ops = filterOpsOf(field)
  if (ops.length === 0) return refuse(...noField(field))
  const known = ops.find((one) => one === op)
  if (!known) return refuse(`“${op}” cannot be asked of ${fieldLabel(field)}.`, `Use one of: ${ops.join(', ')}.`)
  if (more.length > 0) return refuse('The token has a dot too many.', 'Write it as field.question.value, a dot in a value as %2E.')
  if (known === 'empty' || known === 'filled') return { field, op: known, values: [] }
  const values = (tail ?? '').split('_').map(unescapeValue)
  if (values.length > FILTER_VALUES_MAX) return refuse(`The token has more than ${FILTER_VALUES_MAX} values.`, 'Take some of them away.')
  if (!values.every((value) => value !== null)) return refuse('A value is not well written.', 'Write special characters as percent codes.')
  const problem = valuesProblem(field, known, values, names)
  return problem ? refuse(...problem) : { field, op: known, values: known === 'range' ? values : [...new Set(values)] }
}

/** True for a problem of `parseFilter`. */
export function isFilterProblem(parsed: Filter | FilterProblem): parsed is FilterProblem {
  return 'token' in parsed
}

type Words = [message: string, hint: string]

function noField(field: string): Words {
  const column = findColumn(field)
  if (column) return [`${column.label} is a long text, which a filter does not look at.`, 'Search for words of it instead.']
  return [`There is no field “${field.slice(0, 60)}” to filter by.`, 'It may have been deleted or renamed; take this filter away.']
}

/** Name of a field of a filter, for people. */
export function fieldLabel(field: string): string {
  if (field === 'row') return 'Row'
  if (field === 'answers') return 'Answered for by'
  if (field === 'holder') return 'Held by'
  return findColumn(field)?.label ?? field
}

function valuesProblem(field: string, op: FilterOp, values: readonly string[], names?: FilterNames): Words | null {
  if (values.some((value) => value.length > VALUE_MAX)) return ['A value is too long.', `At most ${VALUE_MAX} characters.`]
  if (op === 'range') return rangeProblem(field, values)
  if (op === 'has') return values.length === 1 && values[0]?.trim() ? null : ['There is no text to look for.', 'Write one text behind “has”.']
  if (values.some((value) => value === '')) return [`${fieldLabel(field)} is compared with nothing.`, 'Write a value, or use “empty”.']
  for (const value of values) {
    const problem = valueProblem(field, value, names)
    if (problem) return problem
  }
  return null
}

function rangeProblem(field: string, values: readonly string[]): Words | null {
  const [from, to] = values
  if (values.length !== 2 || from === undefined || to === undefined || (from === '' && to === '')) {
    return ['A range has two ends.', 'Write from_to; one of the two may be empty.']
  }
  const wrong = [from, to].map((end) => (end === '' ? null : valueProblem(field, end))).find((problem) => problem !== null)
  if (wrong) return wrong
  const isTurned = from !== '' && to !== '' && (findColumn(field)?.kind === 'date' ? from > to : Number(from) > Number(to))
  return isTurned ? ['The range ends before it begins.', 'Exchange its two ends.'] : null
}

const NAMED: Record<string, { set: keyof FilterNames; word: string }> = {
  category: { set: 'categories', word: 'category' },
  holder: { set: 'members', word: 'member' },
}

function valueProblem(field: string, value: string, names?: FilterNames): Words | null {
  if (field === 'answers') return roleProblem(value, names)
  const named = NAMED[field]
  if (named) return names && !names[named.set].has(value) ? isGone(named.word) : null
  const closed = closedSetOf(field)
  if (closed) return closed.includes(value) ? null : [`“${value}” is no value of ${fieldLabel(field)}.`, `One of: ${closed.join(', ')}.`]
  const column = findColumn(field)
  if (column?.kind === 'date') return isDay(value) ? null : [`“${value}” is no day.`, 'Write a day such as 2026-01-31.']
  if (column?.kind === 'owners' || column?.kind === 'role') return roleProblem(value, names)
  const isNumber = column?.kind === 'number' || column?.kind === 'score' || column?.kind === 'factor'
  return isNumber ? numberProblem(column, value) : null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function roleProblem(value: string, names?: FilterNames): Words | null {
  if (!names || !UUID.test(value) || names.roles.has(value)) return null
  return isGone('owner role')
}

function isGone(word: string): Words {
  return [`The ${word} of this filter is not here.`, 'It may have been deleted; take this filter away.']
}

function closedSetOf(field: string): readonly string[] | undefined {
  if (field === 'row') return SPECIAL_FILTERS
  const column = findColumn(field)
  return column?.kind === 'controls' && CONTROL_TYPES.some((type) => type === column.controlType) ? COVERAGE_WORDS : column?.options
}

function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function numberProblem(column: Column, value: string): Words | null {
  if (!/^\d{1,9}$/.test(value)) return [`“${value}” is no whole number.`, `${column.label} is compared with a whole number.`]
  const isLevel = Number(value) >= 1 && Number(value) <= 5
  return column.kind === 'factor' && !isLevel ? [`${column.label} has no level ${value}.`, 'Levels are 1 to 5; 5 is worst.'] : null
}
