'use client'

import { useMemo } from 'react'
import { useTable, type SortingState } from '@tanstack/react-table'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { AddFailureMode } from '@/components/register/add-failure-mode'
import { CategoryHead } from '@/components/register/category-head'
import { AddCategory } from '@/components/register/add-category'
import { FailureModeMenu } from '@/components/register/failure-mode-menu'
import { columns, features, NUMERIC, WIDE_ONLY, type TableLine } from '@/components/register/table-columns'
import { useCategoryGroups, useRegisterRow, type CategoryGroup } from '@/components/register/use-register'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { TextField } from '@/components/ui/text-field'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** The register as a table: in the order of the document by category or, when a column is chosen, sorted as one list. Filter and sort are in the address. */
export function RegisterTable() {
  const mayEdit = useRoomStore().may('edit-rows')
  const groups = useCategoryGroups()
  const { sorting, filter, setSorting, setFilter } = useTableAddress()
  const lines = useLines(groups)
  const data = useMemo(() => filterLines(lines, filter), [lines, filter])
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (line) => line.row.id,
    state: { sorting },
    onSortingChange: (change) => setSorting(typeof change === 'function' ? change(sorting) : change),
  })
  const byId = new Map(table.getRowModel().rows.map((row) => [row.id, row]))
  const width = columns.length + (mayEdit ? 1 : 0)
  const drawLine = (id: string) => {
    const row = byId.get(id)
    return row ? (
      <TableRow key={id}>
        {row.getAllCells().map((cell) => (
          <Cell key={cell.id} numeric={NUMERIC.has(cell.column.id)} className={narrowLook(cell.column.id)}>
            <table.FlexRender cell={cell} />
          </Cell>
        ))}
        {mayEdit && (
          <Cell className="w-8 py-0 print:hidden">
            <FailureModeMenu row={row.original.row} groups={groups} sorted={sorting.length > 0} />
          </Cell>
        )}
      </TableRow>
    ) : null
  }
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-4 print:hidden">
        <TextField
          label="Filter"
          hideLabel
          type="search"
          className="w-full sm:w-72"
          placeholder="Filter by code, title or owner"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        {filter !== '' && (
          <p role="status" className="pb-2 text-sm text-muted">
            {data.length} of {lines.length}
          </p>
        )}
      </div>
      <TableFrame label="Failure modes">
        <Table>
          <TableHead>
            <tr>
              {table.getFlatHeaders().map((header) => {
                const direction = header.column.getIsSorted()
                return (
                  <HeadCell
                    key={header.id}
                    numeric={NUMERIC.has(header.column.id)}
                    className={narrowLook(header.column.id)}
                    aria-sort={SORT_WORDS[direction || 'none']}>
                    <button type="button" className="inline-flex items-center gap-1 hover:text-ink" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                      {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
                    </button>
                  </HeadCell>
                )
              })}
              {mayEdit && (
                <HeadCell className="print:hidden">
                  <span className="sr-only">Actions</span>
                </HeadCell>
              )}
            </tr>
          </TableHead>
          {sorting.length > 0 ? (
            <tbody>{table.getRowModel().rows.map((row) => drawLine(row.id))}</tbody>
          ) : (
            groups.map((group, i) => (
              <tbody key={group.category.id}>
                <CategoryHead group={group} groups={groups} place={i} width={width} mayEdit={mayEdit} />
                {group.failureModes.map(({ row }) => drawLine(row.id))}
                {mayEdit && filter === '' && <AddFailureMode group={group} width={width} />}
              </tbody>
            ))
          )}
        </Table>
      </TableFrame>
      {filter !== '' && data.length === 0 && <EmptyState title="No failure mode matches the filter.">Take a word away, or clear the filter.</EmptyState>}
      {mayEdit && filter === '' && sorting.length === 0 && <AddCategory groups={groups} />}
    </div>
  )
}

const narrowLook = (id: string) => (WIDE_ONLY.has(id) ? 'max-sm:hidden' : undefined)

const SORT_WORDS = { asc: 'ascending', desc: 'descending', none: 'none' } as const

function useLines(groups: readonly CategoryGroup[]): TableLine[] {
  const { code } = useRegisterRow()
  const { recent, rows } = useRoomView()
  return useMemo(() => {
    const names = new Map(rows.all('membership').map((member) => [member.personId, member.name]))
    return groups.flatMap((group) =>
      group.failureModes.map((summary) => {
        const change = recent.get(summary.row.id)
        return { ...summary, registerCode: code, changedBy: change?.personId ? (names.get(change.personId) ?? null) : null }
      }),
    )
  }, [groups, code, recent, rows])
}

function filterLines(lines: readonly TableLine[], filter: string): TableLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const text = `${line.row.code} ${line.row.title} ${line.owners}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Sorting and filter as they stand in the address: `?sort=score` or `?sort=-score`, `?q=words`. Unknown columns are passed over. */
function useTableAddress() {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams()
  const sort = query.get('sort') ?? ''
  const id = sort.replace(/^-/, '')
  const known = columns.some((column) => column.id === id)
  const sorting: SortingState = known ? [{ id, desc: sort.startsWith('-') }] : []
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value === '') next.delete(name)
    else next.set(name, value)
    const text = next.toString()
    router.replace(text === '' ? path : `${path}?${text}`, { scroll: false })
  }
  return {
    sorting,
    filter: query.get('q') ?? '',
    setSorting: ([first]: SortingState) => put('sort', first ? `${first.desc ? '-' : ''}${first.id}` : ''),
    setFilter: (text: string) => put('q', text),
  }
}
