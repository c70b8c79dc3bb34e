'use client'

import { useCallback, useRef, useState } from 'react'
import { AddCategory } from '@/components/worksheet/add-category'
import { beginFilter } from '@/components/worksheet/filter-words'
import type { AddPlace } from '@/components/worksheet/grid-item'
import { PeekPanel } from '@/components/worksheet/peek-panel'
import { PhoneList, useIsNarrow } from '@/components/worksheet/phone-list'
import { PrintedSheet } from '@/components/worksheet/printed-sheet'
import { usePrinting } from '@/components/worksheet/use-printing'
import { useTextSearchView, type OpenTextSearch } from '@/components/worksheet/use-text-search'
import { useWorksheet } from '@/components/worksheet/use-worksheet'
import { WorksheetBar } from '@/components/worksheet/worksheet-bar'
import { FilterDialog } from '@/components/worksheet/worksheet-dialogs'
import { WorksheetGrid } from '@/components/worksheet/worksheet-grid'
import { useRegisterRow } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { printFilter, type Filter } from '@/lib/domain/worksheet/filter'
import { useRoomStore } from '@/lib/live/client/room'

/** The register as a worksheet. What is filtered, sorted, grouped and shown stands in the address. */
export function Worksheet() {
  const mayEdit = useRoomStore().may('edit-rows')
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState<AddPlace | null>(null)
  const worksheet = useWorksheet(folded, adding)
  const { address, view, names, isFiltered, categories } = worksheet
  const { state, change } = address
  const toggleFold = useCallback((key: string) => {
    setFolded((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])))
  }, [])
  const [filtering, setFiltering] = useState<{ start: Filter; isNew: boolean } | null>(null)
  const filterBy = (field: string) => setFiltering({ start: beginFilter(field), isNew: true })
  const takeFilter = (filter: Filter) => {
    if (!filtering) return
    const kept = filtering.isNew ? [...state.filters, filter] : state.filters.map((one) => (one === filtering.start ? filter : one))
    change({ filters: kept })
    setFiltering(null)
  }
  const focusGrid = useRef<(() => void) | null>(null)
  const closePeek = () => {
    focusGrid.current?.()
    change({ peek: null })
  }
  const isNarrow = useIsNarrow()
  const printing = usePrinting()
  const register = useRegisterRow()
  const nothing = isFiltered && view.lines.length === 0 && worksheet.coming === 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <WorksheetBar worksheet={worksheet} onFilter={filterBy} onEditFilter={(start) => setFiltering({ start, isNew: false })} />
      {printing && <PrintedSheet worksheet={worksheet} />}
      {isNarrow ? (
        <PhoneList items={worksheet.items} registerCode={register.code} />
      ) : (
        <div className={joinClasses(printing && 'print:hidden', state.peek !== null && 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(26rem,36rem)]')}>
          <div className="min-w-0 space-y-2">
            <WorksheetGrid worksheet={worksheet} toggleFold={toggleFold} setAdding={setAdding} onFilter={filterBy} focusDoor={focusGrid} />
          </div>
          {state.peek !== null && <PeekPanel code={state.peek} onClose={closePeek} />}
        </div>
      )}
      {nothing && <NothingMatches search={worksheet.search} total={view.total} onShowAll={() => change({ filters: [], text: '' })} />}
      {mayEdit && !isFiltered && <AddCategory categories={categories} />}
      {filtering && (
        <FilterDialog key={printFilter(filtering.start)} {...filtering} names={names} onDone={takeFilter} onClose={() => setFiltering(null)} />
      )}
    </div>
  )
}

interface NothingMatchesProps {
  search: OpenTextSearch
  total: number
  onShowAll: () => void
}

/** Under the head of the grid while nothing matches; what the server still looks for may come. */
function NothingMatches({ search, total, onShowAll }: NothingMatchesProps) {
  const { state } = useTextSearchView(search)
  if (state === 'asking') return <p className="py-6 text-muted">Searching all texts…</p>
  return (
    <EmptyState title="No failure mode matches the filter." action={<Button onClick={onShowAll}>Show all {total.toLocaleString('en')}</Button>}>
      Take a filter or a word away.
    </EmptyState>
  )
}
