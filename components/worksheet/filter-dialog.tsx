'use client'

import { useState, type FormEvent } from 'react'
import { beginFilter, filterOptions, OP_WORDS } from '@/components/worksheet/filter-words'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { findColumn } from '@/lib/domain/worksheet/columns'
import {
  FILTER_FIELDS,
  fieldLabel,
  filterOpsOf,
  isFilterProblem,
  parseFilter,
  printFilter,
  type Filter,
  type FilterNames,
  type FilterOp,
} from '@/lib/domain/worksheet/filter'

interface FilterDialogProps {
  /** What stands when the dialog opens: a filter that is changed, or one that begins with a field. */
  start: Filter
  isNew: boolean
  names: FilterNames
  onDone: (filter: Filter) => void
  onClose: () => void
}

/** Makes or changes a filter: the field, the question, and the values to choose from or to write. */
export function FilterDialog({ start, isNew, names, onDone, onClose }: FilterDialogProps) {
  const [filter, setFilter] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const { field, op } = filter
  const put = (part: Partial<Filter>) => {
    setProblem(null)
    setFilter((now) => ({ ...now, ...part }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (op !== 'empty' && op !== 'filled' && filter.values.every((value) => value.trim() === '')) return setProblem('Choose or write a value to compare with.')
    const parsed = parseFilter(printFilter(filter), names)
    if (isFilterProblem(parsed)) setProblem(`${parsed.message} ${parsed.hint}`)
    else onDone(parsed)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={isNew ? 'Add a filter' : 'Change the filter'}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="worksheet-filter">
            {isNew ? 'Add the filter' : 'Change it'}
          </Button>
        </>
      }
    >
      <form id="worksheet-filter" onSubmit={submit} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="Field"
            value={field}
            options={FILTER_FIELDS.map((value) => ({ value, label: value === 'row' ? 'Failure mode as a whole' : fieldLabel(value) }))}
            onChange={(event) => put(beginFilter(event.target.value))}
          />
          <Select
            label="Question"
            value={op}
            options={filterOpsOf(field).map((value) => ({ value, label: OP_WORDS[value] }))}
            onChange={(event) => put({ op: event.target.value as FilterOp, values: [] })}
          />
        </div>
        <div data-begins>
          <FilterValues filter={filter} names={names} onChange={(values) => put({ values })} />
        </div>
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}

interface FilterValuesProps {
  filter: Filter
  names: FilterNames
  onChange: (values: string[]) => void
}

function FilterValues({ filter: { field, op, values }, names, onChange }: FilterValuesProps) {
  if (op === 'empty' || op === 'filled') return null
  const type = findColumn(field)?.kind === 'date' ? 'date' : 'text'
  if (op === 'range') {
    const [from = '', to = ''] = values
    return (
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="From" type={type} value={from} onChange={(event) => onChange([event.target.value, to])} />
        <TextField label="To" type={type} value={to} onChange={(event) => onChange([from, event.target.value])} />
      </div>
    )
  }
  const options = op === 'has' ? null : filterOptions(field, names)
  if (!options) return <TextField label="Value" type={type} maxLength={200} value={values[0] ?? ''} onChange={(event) => onChange([event.target.value])} />
  const toggle = (value: string) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <fieldset className="grid gap-x-4 sm:grid-cols-2">
      <legend className="mb-1 text-sm font-medium">Any of</legend>
      {options.length === 0 && <p className="text-sm text-muted">There is nothing to choose from yet.</p>}
      {options.map(({ value, label }) => (
        <Checkbox key={value} label={label} checked={values.includes(value)} onChange={() => toggle(value)} />
      ))}
    </fieldset>
  )
}
