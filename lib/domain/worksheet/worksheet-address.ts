import { findColumn } from '@/lib/domain/worksheet/columns'
import { FILTERS_MAX, isFilterProblem, parseFilter, printFilter, type Filter, type FilterNames } from '@/lib/domain/worksheet/filter'
import { GROUPS, type GroupBy } from '@/lib/domain/worksheet/group'
import { printSort, SORT_FIELDS, SORTS_MAX, type SortKey } from '@/lib/domain/worksheet/sort'

/** What a worksheet shows, as it stands in its address. */
export interface WorksheetState {
  filters: readonly Filter[]
  /** Words to search for; the empty string searches for nothing. */
  text: string
  sort: readonly SortKey[]
  group: GroupBy | null
  /** Ids of the columns in their order; null for the ones that are shown at first. */
  columns: readonly string[] | null
  /** Id of a saved view that the rest of the address differs from; null for none. */
  view: string | null
  /** Code of the failure mode that is open beside the grid; null for none. */
  peek: string | null
}

/** What an address holds that makes no sense; the rest of it is used. */
export interface AddressProblem {
  /** Key of the query, such as `f` or `sort`. */
  key: string
  /** The part as it stands there. */
  token: string
  message: string
  hint: string
}

export const EMPTY_WORKSHEET: WorksheetState = { filters: [], text: '', sort: [], group: null, columns: null, view: null, peek: null }

/** Longest text of a search. */
export const SEARCH_TEXT_MAX = 200

const NAME_MAX = 100

/** The query of a state, without a question mark; the empty string for the state that opens first. */
export function printWorksheetQuery(state: Partial<WorksheetState>): string {
  const query = new URLSearchParams()
  const put = (key: string, value: string | null | undefined) => {
    if (value) query.append(key, value)
  }
  put('view', state.view)
  put('q', state.text)
  for (const filter of state.filters ?? []) put('f', printFilter(filter))
  put('sort', printSort(state.sort ?? []))
  put('group', state.group)
  put('cols', state.columns?.join('_'))
  put('peek', state.peek)
  return query.toString()
}

/** The address of a register's worksheet in a state. */
export function worksheetHref(registerCode: string, state: Partial<WorksheetState> = {}): string {
  const query = printWorksheetQuery(state)
  return `/registers/${encodeURIComponent(registerCode)}${query === '' ? '' : `?${query}`}`
}

/** Reads a query: what makes sense, and what does not, in words. Never throws. */
export function readWorksheetAddress(query: URLSearchParams, names?: FilterNames): { state: WorksheetState; problems: AddressProblem[] } {
  const problems: AddressProblem[] = []
  const refuse = (key: string, token: string, message: string, hint: string) => void problems.push({ key, token: token.slice(0, NAME_MAX), message, hint })
  const state: WorksheetState = {
    filters: readFilters(query.getAll('f'), names, problems),
    text: readText(query.get('q') ?? '', refuse),
    sort: readSort(query.get('sort'), refuse),
    group: readGroup(query.get('group'), refuse),
    columns: readColumns(query.get('cols'), refuse),
    view: readName(query.get('view')),
    peek: readName(query.get('peek')),
  }
  return { state, problems }
}

type Refuse = (key: string, token: string, message: string, hint: string) => void

function readFilters(tokens: readonly string[], names: FilterNames | undefined, problems: AddressProblem[]): Filter[] {
  const filters: Filter[] = []
  for (const token of tokens.slice(0, FILTERS_MAX)) {
    const parsed = parseFilter(token, names)
    if (isFilterProblem(parsed)) problems.push({ key: 'f', ...parsed })
    else if (!filters.some((one) => printFilter(one) === printFilter(parsed))) filters.push(parsed)
  }
  if (tokens.length > FILTERS_MAX) {
    const message = `The address holds ${tokens.length} filters; only the first ${FILTERS_MAX} are used.`
    problems.push({ key: 'f', token: '', message, hint: 'Join several values of one field in one filter.' })
  }
  return filters
}

function readText(text: string, refuse: Refuse): string {
  if (text.length <= SEARCH_TEXT_MAX) return text
  refuse('q', text, 'The words to search for are too long.', `At most ${SEARCH_TEXT_MAX} characters; the first ones are used.`)
  return text.slice(0, SEARCH_TEXT_MAX)
}

function readSort(text: string | null, refuse: Refuse): SortKey[] {
  const keys: SortKey[] = []
  for (const token of text ? text.split('_') : []) {
    const key: SortKey = { column: token.replace(/^-/, ''), desc: token.startsWith('-') }
    if (!SORT_FIELDS.includes(key.column)) refuse('sort', token, ...noColumn(key.column, 'sorted by'))
    else if (keys.length >= SORTS_MAX) refuse('sort', token, `A list is sorted by at most ${SORTS_MAX} columns.`, 'Take one of the others away.')
    else if (!keys.some(({ column }) => column === key.column)) keys.push(key)
  }
  return keys
}

function noColumn(id: string, use: string): [string, string] {
  const column = findColumn(id)
  if (column) return [`${column.label} cannot be ${use}.`, 'Choose a column of short values.']
  return [`There is no column “${id.slice(0, NAME_MAX)}”.`, 'It may have been deleted or renamed; choose another one.']
}

function readGroup(text: string | null, refuse: Refuse): GroupBy | null {
  const known = GROUPS.find((one) => one === text)
  if (text && !known) refuse('group', text, `Lines cannot be grouped by “${text.slice(0, NAME_MAX)}”.`, `One of: ${GROUPS.join(', ')}.`)
  return known ?? null
}

function readColumns(text: string | null, refuse: Refuse): string[] | null {
  if (!text) return null
  const found = new Set<string>()
  for (const id of text.split('_').slice(0, NAME_MAX)) {
    if (findColumn(id)) found.add(id)
    else refuse('cols', id, ...noColumn(id, 'shown'))
  }
  return found.size > 0 ? [...found] : null
}

function readName(text: string | null): string | null {
  return text ? text.slice(0, NAME_MAX) : null
}
