'use client'

import { useMemo, useState } from 'react'
import { useTable } from '@tanstack/react-table'
import { AddFailureMode } from '@/components/register/add-failure-mode'
import { CategoryHead } from '@/components/register/category-head'
import { AddCategory } from '@/components/register/add-category'
import { FailureModeMenu } from '@/components/register/failure-mode-menu'
import { RegisterTableHead } from '@/components/register/register-table-head'
import { columns, features, narrowLook, NUMERIC } from '@/components/register/table-columns'
import { useTableAddress } from '@/components/register/use-table-address'
import { filterLines, useLines } from '@/components/register/use-table-lines'
import { useCategoryGroups, type CategoryGroup } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, Table, TableFrame, TableRow } from '@/components/ui/table'
import { TextField } from '@/components/ui/text-field'
import { useRoomStore } from '@/lib/live/client/room'

/** Lines that are drawn before somebody asks for more. */
const SHOWN_AT_FIRST = 250

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
  const [shown, setShown] = useState(SHOWN_AT_FIRST)
  // In the order of the document each category shows its share, so that every category stays in sight.
  const share = Math.max(10, Math.ceil(shown / Math.max(1, groups.length)))
  const visibleOf = (group: CategoryGroup) => group.failureModes.filter(({ row }) => byId.has(row.id)).slice(0, share)
  const drawn = sorting.length > 0 ? Math.min(shown, data.length) : groups.reduce((sum, group) => sum + visibleOf(group).length, 0)
  const hidden = data.length - drawn
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
          <RegisterTableHead table={table} mayEdit={mayEdit} />
          {sorting.length > 0 ? (
            <tbody>
              {table
                .getRowModel()
                .rows.slice(0, shown)
                .map((row) => drawLine(row.id))}
            </tbody>
          ) : (
            groups.map((group, i) => (
              <tbody key={group.category.id}>
                <CategoryHead group={group} groups={groups} place={i} width={width} mayEdit={mayEdit} />
                {visibleOf(group).map(({ row }) => drawLine(row.id))}
                {mayEdit && filter === '' && <AddFailureMode group={group} width={width} />}
              </tbody>
            ))
          )}
        </Table>
      </TableFrame>
      {hidden > 0 && (
        <p className="flex items-center gap-3 text-sm text-muted print:hidden">
          {hidden.toLocaleString('en')} more are not drawn, to keep the page quick.
          <Button size="small" onClick={() => setShown((now) => now * 4)}>
            Show more
          </Button>
        </p>
      )}
      {filter !== '' && data.length === 0 && <EmptyState title="No failure mode matches the filter.">Take a word away, or clear the filter.</EmptyState>}
      {mayEdit && filter === '' && sorting.length === 0 && <AddCategory groups={groups} />}
    </div>
  )
}
