'use client'

import { useCallback, useState } from 'react'
import { AddCategory } from '@/components/worksheet/add-category'
import type { AddPlace } from '@/components/worksheet/grid-item'
import { useWorksheet } from '@/components/worksheet/use-worksheet'
import { WorksheetGrid } from '@/components/worksheet/worksheet-grid'
import { EmptyState } from '@/components/ui/empty-state'
import { TextField } from '@/components/ui/text-field'
import { useRoomStore } from '@/lib/live/client/room'

/** The register as a worksheet. What is filtered, sorted, grouped and shown stands in the address. */
export function Worksheet() {
  const mayEdit = useRoomStore().may('edit-rows')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState<AddPlace | null>(null)
  const worksheet = useWorksheet(folded, adding)
  const { address, view, isFiltered, categories } = worksheet
  const { state, change } = address
  const toggleFold = useCallback((key: string) => {
    setFolded((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])))
  }, [])
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-4 print:hidden">
        <TextField
          label="Filter"
          hideLabel
          type="search"
          className="w-full sm:w-72"
          placeholder="Filter by code, title or owner"
          value={state.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <p role="status" className="pb-2 text-sm text-muted">
          {isFiltered ? `${view.lines.length} of ${view.total}` : ''}
        </p>
      </div>
      <WorksheetGrid worksheet={worksheet} toggleFold={toggleFold} setAdding={setAdding} onFilter={() => undefined} />
      {isFiltered && view.lines.length === 0 && <EmptyState title="No failure mode matches the filter.">Take a word away, or clear the filter.</EmptyState>}
      {mayEdit && !isFiltered && <AddCategory categories={categories} />}
    </div>
  )
}
