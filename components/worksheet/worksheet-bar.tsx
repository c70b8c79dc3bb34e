'use client'

import { useState } from 'react'
import { AddressViews } from '@/components/saved-view/address-views'
import { FilterTokens } from '@/components/worksheet/filter-tokens'
import { SearchWords } from '@/components/worksheet/search-words'
import { searchDoor } from '@/components/worksheet/use-text-search'
import { groupOf, type Worksheet } from '@/components/worksheet/use-worksheet'
import { ColumnsDialog } from '@/components/worksheet/worksheet-dialogs'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { printFilter, type Filter } from '@/lib/domain/worksheet/filter'
import { GROUPS, type GroupBy } from '@/lib/domain/worksheet/group'

interface WorksheetBarProps {
  worksheet: Worksheet
  onFilter: (field: string) => void
  onEditFilter: (filter: Filter) => void
}

const GROUP_WORDS: Record<GroupBy, string> = {
  category: 'By category',
  owner: 'By owner',
  band: 'By band',
  component: 'By component',
  status: 'By status',
}

/** Above the grid: what is looked for, how it is put together, which columns it has. All of it stands in the address. */
export function WorksheetBar({ worksheet, onFilter, onEditFilter }: WorksheetBarProps) {
  const { address, names } = worksheet
  const { state, change, problems } = address
  const [isChoosing, setChoosing] = useState(false)
  const addFilter = (filter: Filter) => {
    const isThere = state.filters.some((one) => printFilter(one) === printFilter(filter))
    if (!isThere) change({ filters: [...state.filters, filter] })
  }
  const whole = (value: string): Filter => ({ field: 'row', op: 'is', values: [value] })
  const group = groupOf(state)
  // A list without groups is sorted by something: that is how the address tells it from the order of the document.
  const setGroup = (value: string) => {
    const next = GROUPS.find((one) => one === value) ?? null
    const sort = next === null && state.sort.length === 0 ? [{ column: 'code', desc: false }] : state.sort
    change({ group: next === 'category' && sort.length === 0 ? null : next, sort })
  }
  return (
    <div className="grid gap-2 print:hidden">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <AddressViews />
        <TextField
          label="Filter"
          hideLabel
          type="search"
          className="w-full sm:w-64 sm:[&_input]:py-1 sm:[&_input]:text-sm"
          placeholder="Words in any text"
          maxLength={200}
          value={state.text}
          onFocus={() => void searchDoor.load().catch(() => undefined)}
          onChange={(event) => change({ text: event.target.value })}
        />
        <Menu
          label="Add a filter"
          icon="filter"
          items={[
            { label: 'Mine', onSelect: () => addFilter(whole('mine')) },
            { label: 'Not fully scored', onSelect: () => addFilter(whole('unscored')) },
            { label: 'Owned by nobody', onSelect: () => addFilter(whole('unowned')) },
            { label: 'With an overdue control', onSelect: () => addFilter(whole('overdue')) },
            { label: 'Status…', startsGroup: true, onSelect: () => onFilter('status') },
            { label: 'Band…', onSelect: () => onFilter('band') },
            { label: 'Owner…', onSelect: () => onFilter('owner') },
            { label: 'Category…', onSelect: () => onFilter('category') },
            { label: 'Another field…', onSelect: () => onFilter('impact') },
          ]}
        />
        <Select
          label="Grouping"
          hideLabel
          quiet
          className="w-40 sm:[&_select]:py-1 sm:[&_select]:text-sm sm:[&_select]:font-medium"
          value={group ?? ''}
          options={[...GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] })), { value: '', label: 'One list' }]}
          onChange={(event) => setGroup(event.target.value)}
        />
        <Button size="small" variant="quiet" icon="table" className="max-sm:hidden" onClick={() => setChoosing(true)}>
          Columns
        </Button>
        {state.sort.length > 0 && (
          <Button size="small" variant="quiet" icon="sort" onClick={() => change({ sort: [] })}>
            Order of the document
          </Button>
        )}
        <SearchWords worksheet={worksheet} />
      </div>
      <FilterTokens filters={state.filters} names={names} onChange={(filters) => change({ filters })} onEdit={onEditFilter} />
      {problems.length > 0 && (
        <Notice
          tone="warning"
          title={`A part of this ${state.view === null ? '' : 'view’s '}address makes no sense, so it was left out.`}
          actions={
            <Button size="small" onClick={() => change({})}>
              Take it out of the address
            </Button>
          }
        >
          <ul>
            {problems.map(({ key, token, message, hint }) => (
              <li key={`${key} ${token}`} className="wrap-anywhere">
                <code>{`${key}=${token}`}</code>: {message} {hint}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {isChoosing && <ColumnsDialog columns={state.columns} onChange={(columns) => change({ columns })} onClose={() => setChoosing(false)} />}
    </div>
  )
}
