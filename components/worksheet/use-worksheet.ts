'use client'

import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { buildItems, type GridItems } from '@/components/worksheet/grid-items'
import type { AddPlace } from '@/components/worksheet/grid-item'
import { useWorksheetAddress, type WorksheetAddress } from '@/components/worksheet/use-worksheet-address'
import { useTextSearch, type OpenTextSearch } from '@/components/worksheet/use-text-search'
import { WorksheetModel } from '@/components/worksheet/worksheet-model'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { FilterNames } from '@/lib/domain/worksheet/filter'
import type { GroupBy } from '@/lib/domain/worksheet/group'
import type { LineView } from '@/lib/domain/worksheet/line-index'
import { cellTexts } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import type { WorksheetState } from '@/lib/domain/worksheet/worksheet-address'
import { isMember } from '@/lib/domain/workspace/members'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

export interface Worksheet {
  address: WorksheetAddress
  view: LineView
  group: GroupBy | null
  items: GridItems
  categories: readonly CategoryRow[]
  texts: CellTexts
  names: FilterNames
  isFiltered: boolean
  /** How many lines are still on their way; 0 when all are in hand. */
  coming: number
  /** How the words stand in the texts that are not here. */
  search: OpenTextSearch
  /** A line of the register, whether it is shown or not. */
  lineOf(id: string): WorksheetLine | undefined
  /** All lines of the register. */
  allLines(): readonly WorksheetLine[]
}

/** In the order of the document lines stand by category; a list that is sorted stands alone, unless it was grouped on purpose. */
export function groupOf({ group, sort }: WorksheetState): GroupBy | null {
  return group ?? (sort.length === 0 ? 'category' : null)
}

/** The lines of the register as the address asks for them, and the rows of the grid that follow. */
export function useWorksheet(folded: ReadonlySet<string>, adding: AddPlace | null): Worksheet {
  const store = useRoomStore()
  const { rows, reader } = useRoomView()
  const { code } = useRegisterRow()
  const [model] = useState(() => new WorksheetModel(store))
  const names = useFilterNames(rows)
  const address = useWorksheetAddress(code, names)
  const { state } = address
  const group = groupOf(state)
  const membershipId = useMemo(() => rows.all('membership').find((one) => one.personId === reader.personId)?.id ?? null, [rows, reader])
  const search = useTextSearch(code, state.text)
  const query = useMemo(
    () => ({ filters: state.filters, text: state.text, textIds: search.ids, sort: state.sort, group, reader: { membershipId } }),
    [state.filters, state.text, search.ids, state.sort, group, membershipId],
  )
  const show = useCallback(() => model.show(query), [model, query])
  const view = useSyncExternalStore(model.subscribe, show, show)
  const categories = useMemo(() => listInOrder<'category'>(rows.all('category')), [rows])
  const texts = useMemo(() => cellTexts(rows), [rows])
  const isFiltered = state.filters.length > 0 || state.text.trim() !== ''
  const mayAdd = store.may('edit-rows')
  const coming = store.firstOf === null ? 0 : store.firstOf - view.total
  const items = useMemo(
    () => buildItems({ view, group, folded, categories, isFiltered, isBegun: coming > 0, mayAdd, adding }),
    [view, group, folded, categories, isFiltered, coming, mayAdd, adding],
  )
  return { address, view, group, items, categories, texts, names, isFiltered, coming, search, lineOf: model.line, allLines: model.all }
}

/** What ids in a filter may name; the same object while none of the names has changed. */
function useFilterNames(rows: RowSet): FilterNames {
  const live = <T extends { id: string; deletedAt: string | null }>(list: readonly T[], name: (row: T) => string) =>
    list.filter((row) => row.deletedAt === null).map((row): [string, string] => [row.id, name(row)])
  const lists = {
    categories: live(rows.all('category'), ({ title }) => title),
    roles: live(rows.all('owner-role'), ({ name }) => name),
    members: live(rows.all('membership').filter(isMember), ({ name }) => name),
  }
  const [known, setKnown] = useState(lists)
  if (JSON.stringify(known) !== JSON.stringify(lists)) setKnown(lists)
  return useMemo(() => ({ categories: new Map(known.categories), roles: new Map(known.roles), members: new Map(known.members) }), [known])
}

/** Who changed a line last while the page was open: the same object until somebody changes it again. */
export function useLineChanges(): (lineId: string) => { name: string } | undefined {
  const { recent, rows } = useRoomView()
  const [known] = useState(() => new WeakMap<object, { name: string }>())
  return (lineId) => {
    const change = recent.get(lineId)
    if (!change) return undefined
    const before = known.get(change)
    if (before) return before
    const name = rows.all('membership').find((member) => member.personId === change.personId)?.name ?? 'Somebody'
    const made = { name }
    known.set(change, made)
    return made
  }
}
