import { LEVELS } from '@/lib/domain/scoring/factor'
import { RUBRIC } from '@/lib/domain/scoring/rubric'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { findColumn } from '@/lib/domain/worksheet/columns'
import { COVERAGE_WORDS, fieldLabel, filterOpsOf, SPECIAL_FILTERS, type Coverage, type Filter, type FilterNames, type FilterOp, type SpecialFilter } from '@/lib/domain/worksheet/filter'
import { statusLabel } from '@/lib/domain/worksheet/group'

export interface FilterOption {
  value: string
  label: string
}

const SPECIAL_WORDS: Record<SpecialFilter, string> = {
  mine: 'Mine',
  unscored: 'Not fully scored',
  overdue: 'With an overdue control',
  unowned: 'Owned by nobody',
  unheld: 'Owned by a role that nobody holds',
}

const COVERAGE_LABELS: Record<Coverage, string> = { existing: 'In place', planned: 'Planned only', missing: 'Missing' }

/** What a filter asks, as a choice. */
export const OP_WORDS: Record<FilterOp, string> = {
  is: 'is any of',
  not: 'is none of',
  range: 'lies between',
  has: 'contains',
  empty: 'is empty',
  filled: 'is filled',
}

/** The values to choose from for a field; null where people write the value themselves. */
export function filterOptions(field: string, names: FilterNames): FilterOption[] | null {
  if (field === 'row') return SPECIAL_FILTERS.map((value) => ({ value, label: SPECIAL_WORDS[value] }))
  if (field === 'answers') return [...names.roles].map(([value, label]) => ({ value, label }))
  if (field === 'holder') return [...names.members].map(([value, label]) => ({ value, label }))
  const column = findColumn(field)
  switch (column?.kind) {
    case 'category':
      return [...names.categories].map(([value, label]) => ({ value, label }))
    case 'owners':
    case 'role':
      return [...names.roles].map(([value, label]) => ({ value, label }))
    case 'factor': {
      const { factor } = column
      return factor ? LEVELS.map((level) => ({ value: String(level), label: `${level} ${RUBRIC[factor][level]}` })) : null
    }
    case 'controls':
      return COVERAGE_WORDS.map((value) => ({ value, label: COVERAGE_LABELS[value] }))
    case 'band':
      return (column.options ?? []).map((value) => ({ value, label: value in BAND_LABELS ? BAND_LABELS[value as keyof typeof BAND_LABELS] : value }))
    case 'one-of':
    case 'many-of':
      return (column.options ?? []).map((value) => ({ value, label: statusLabel(value) }))
    default:
      return null
  }
}

/** A filter in the words of its token, such as “Status is Open or Draft”. */
export function describeFilter({ field, op, values }: Filter, names: FilterNames): string {
  const options = filterOptions(field, names)
  const words = values.map((value) => options?.find((one) => one.value === value)?.label ?? value)
  if (field === 'row') return op === 'not' ? `Not: ${words.join(', ').toLowerCase()}` : words.join(' or ')
  const label = fieldLabel(field)
  switch (op) {
    case 'is':
      return `${label} is ${words.join(' or ')}`
    case 'not':
      return `${label} is not ${words.join(' or ')}`
    case 'has':
      return `${label} contains “${words.join('')}”`
    case 'range':
      return describeRange(label, words[0] ?? '', words[1] ?? '')
    case 'empty':
      return `${label} is empty`
    case 'filled':
      return `${label} is filled`
  }
}

function describeRange(label: string, from: string, to: string): string {
  if (from === '') return `${label} up to ${to}`
  return to === '' ? `${label} from ${from}` : `${label} from ${from} to ${to}`
}

/** A new filter by a field, with the first question that can be asked of it. */
export function beginFilter(field: string): Filter {
  return { field, op: filterOpsOf(field)[0] ?? 'is', values: [] }
}
