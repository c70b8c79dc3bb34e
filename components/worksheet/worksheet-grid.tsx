'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState, type RefObject } from 'react'
import type { CategoryWish } from '@/components/worksheet/category-dialogs'
import { carryColumn, nextSort } from '@/components/worksheet/column-choice'
import { GridAddRow } from '@/components/worksheet/grid-add-row'
import { GridGroupRow } from '@/components/worksheet/grid-group-row'
import { GridHandsContext } from '@/components/worksheet/grid-hands'
import { GridHead } from '@/components/worksheet/grid-head'
import type { AddPlace, GridItem } from '@/components/worksheet/grid-item'
import { addKey } from '@/components/worksheet/grid-items'
import { GridLineRow } from '@/components/worksheet/grid-line-row'
import { categoryMenu, columnMenu, rowMenu } from '@/components/worksheet/grid-menu-items'
import { KeyHint } from '@/components/worksheet/key-hint'
import { PopupMenu } from '@/components/worksheet/popup-menu'
import { CellPresenceContext, PresenceFeed, useCellPresences, useTellCell } from '@/components/worksheet/use-cell-presence'
import { useFrameSize } from '@/components/worksheet/use-frame-size'
import { useGrid } from '@/components/worksheet/use-grid'
import { useOpenMenu } from '@/components/worksheet/use-grid-menus'
import { useGridPointer } from '@/components/worksheet/use-grid-pointer'
import type { DrawnItem } from '@/components/worksheet/use-grid-window'
import { useRowActs } from '@/components/worksheet/use-row-acts'
import { useRowSlots } from '@/components/worksheet/use-row-slots'
import { useStableHands } from '@/components/worksheet/use-stable-hands'
import { useLineChanges, type Worksheet } from '@/components/worksheet/use-worksheet'
import { BulkBar, CategoryDialog, PlanReviewDialog } from '@/components/worksheet/worksheet-dialogs'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { findColumn } from '@/lib/domain/worksheet/columns'
import { useRoomStore } from '@/lib/live/client/room'

export interface WorksheetGridProps {
  worksheet: Worksheet
  toggleFold(key: string): void
  setAdding(place: AddPlace | null): void
  onFilter(columnId: string): void
  /** Takes what puts the focus back into the grid. */
  focusDoor: RefObject<(() => void) | null>
}

/** The failure modes as a grid for quick hands: one tab stop, everything by keyboard, only what is in sight is drawn. */
export function WorksheetGrid({ worksheet, toggleFold, setAdding, onFilter, focusDoor }: WorksheetGridProps) {
  const { items, address, categories, group, texts, coming } = worksheet
  const { state, change } = address
  const router = useRouter()
  const { code } = useRegisterRow()
  const store = useRoomStore()
  const mayEdit = store.may('edit-rows')
  const changeOf = useLineChanges()
  const rowActs = useRowActs()
  const [wish, setWish] = useState<CategoryWish | null>(null)
  const closeWish = () => {
    grid.frame.enter()
    setWish(null)
  }
  const openPage = (lineCode: string) => router.push(failureModePath(code, lineCode))
  const peek = (lineCode: string) => change({ peek: lineCode })

  const addBelow = (line: (GridItem & { kind: 'line' })['line']) => {
    const place = { categoryId: line.categoryId, categoryTitle: line.categoryTitle, after: line }
    setAdding(place)
    grid.frame.enter()
    grid.selectRefs({ focus: { row: addKey(place), column: 'title' }, anchor: { row: addKey(place), column: 'title' } })
  }
  const grid = useGrid(worksheet, {
    toggleFold,
    addBelow: ({ line }) => addBelow(line),
    peek,
    openPage,
    openMenu: ({ row, column }, at) => {
      const item = items.at(row - 1)
      if (row === 0) hands.openColumnMenu(grid.columns.all[column]?.column.id ?? '', at)
      else if (item?.kind === 'line') hands.openRowMenu(item.line.id, at)
      else if (item?.kind === 'group') hands.openGroupMenu(item.key, at)
    },
  })
  const { scroller, heights, columns, selection, select, edits, shape, drawn, frame } = grid
  const menu = useOpenMenu(frame.enter)
  useEffect(() => void (focusDoor.current = frame.enter), [focusDoor, frame.enter])
  const cellPresences = useCellPresences()
  const tellCell = useTellCell(grid.item?.kind === 'line' ? grid.item.line.id : undefined, grid.placed?.column.id)

  const hands = useStableHands({
    commit: (text, after) => edits.commit(text, after !== 'stay', () => grid.moveAfter(after)),
    commitClosed: (reason, after) => {
      edits.close(reason)
      grid.moveAfter(after)
    },
    cancel: edits.cancel,
    resolve: (lineId, columnId, choice) => {
      frame.enter()
      if (edits.resolve(lineId, columnId, choice) === 'edit') grid.edit('')
    },
    openRowMenu: (lineId, at) => {
      const line = worksheet.lineOf(lineId)
      if (!line) return
      const isInOrder = group === 'category' && state.sort.length === 0
      menu.open(`Menu of ${line.code}`, at, rowMenu({
        ...{ line, categories, mayEdit, isInOrder },
        open: () => openPage(line.code),
        peek: () => peek(line.code),
        addBelow: () => addBelow(line),
        move: (step) => rowActs.move(line, step),
        moveTo: (category) => rowActs.moveTo(line, category),
        remove: () => rowActs.delete([line]),
      }))
    },
    openColumnMenu: (columnId, at) => {
      const column = findColumn(columnId)
      if (column) menu.open(`Menu of ${column.label}`, at, columnMenu({ column, state, change, onFilter }))
    },
    openGroupMenu: (key, at) => {
      const place = categories.findIndex(({ id }) => `group ${id}` === key)
      const category = categories[place]
      if (!category || !mayEdit || group !== 'category') return
      menu.open(`Menu of ${category.title}`, at, categoryMenu({
        place,
        count: categories.length,
        rename: () => setWish({ do: 'rename', category }),
        move: (step) => rowActs.moveCategory(categories, category, step),
        remove: () => (rowActs.deleteEmpty(category) ? undefined : setWish({ do: 'delete', category })),
      }))
    },
    toggleSort: (columnId) => change({ sort: nextSort(state.sort, columnId, ['factor', 'score', 'band'].includes(findColumn(columnId)?.kind ?? '')) }),
    toggleFold,
    moveColumn: (id, target) => change({ columns: carryColumn(state.columns, id, target) }),
    add: async (place, title) => {
      const isAdded = await rowActs.add(place, title, (id) => {
        const line = worksheet.lineOf(id)
        if (place.after && line) addBelow(line)
      })
      // Its place below a line has gone on to the next one by then.
      if (!isAdded && place.after) setAdding({ ...place, title })
      return isAdded
    },
    leaveAdd: (key, towards) => {
      const row = (items.placeOfOther(key) ?? -1) + 1
      const place = items.at(row - 1)
      if (place?.kind === 'add' && place.place.after) setAdding(null)
      if (towards !== null) grid.go({ row: Math.min(Math.max(row + towards, 0), shape.rows - 1), column: selection.focus.column })
      else if (place?.kind === 'add' && place.place.after) grid.go({ row: Math.max(row - 1, 0), column: selection.focus.column })
    },
    peek,
  })
  const pointer = useGridPointer({
    ...selection,
    isLine: (row) => shape.kindOf(row) === 'line',
    select: (focus, anchor) => {
      if (edits.open === null) frame.enter()
      select(focus, anchor)
    },
    edit: () => grid.edit(),
    openMenu: (at) => hands.openRowMenu(grid.itemAt(at)?.key ?? '', at),
    openLink: (href) => router.push(href),
  })
  const { plans, selectedLines } = grid.sheetHands
  const selected = useMemo(selectedLines, [selection.range, items])
  const { viewWidth, pageTop } = useFrameSize(scroller)

  const slotOf = useRowSlots(drawn.drawnRows.flatMap(({ item }) => (item.kind === 'line' ? [item.key] : [])))
  const drawRow = ({ item, row, top, height, span }: DrawnItem) => {
    const place = { row, top, height }
    const isFocusRow = selection.focus.row === row
    const wide = { ...place, width: columns.width, viewWidth, columnCount: columns.all.length, isFocus: isFocusRow }
    if (item.kind === 'group') {
      const hasMenu = group === 'category' && mayEdit
      return <GridGroupRow key={item.key} item={item} {...wide} span={span} headHeight={heights.head} isCounted={coming === 0} hasMenu={hasMenu} />
    }
    if (item.kind === 'add') return <GridAddRow key={item.key} place={item.place} {...wide} />
    const { top: first, bottom: last, left, right } = selection.range
    const isSelected = row >= first && row <= last
    return (
      <GridLineRow
        key={slotOf(item.key)}
        line={item.line}
        {...place}
        columns={drawn.drawnColumns}
        texts={texts}
        registerCode={code}
        mayEdit={mayEdit}
        focusColumn={isFocusRow ? selection.focus.column : -1}
        left={isSelected ? left : -1}
        right={isSelected ? right : -1}
        edit={isFocusRow && edits.open?.line.id === item.line.id ? edits.open.edit : null}
        troubles={edits.troubles.get(item.line.id)}
        change={changeOf(item.line.id)}
        isFirst={row < 2 || items.kindAt(row - 2) !== 'line'}
      />
    )
  }
  return (
    <GridHandsContext value={hands}>
      <PresenceFeed cells={cellPresences} columns={columns.all} />
      <div
        ref={scroller}
        role="grid"
        aria-label="Failure modes"
        aria-rowcount={coming > 0 ? -1 : shape.rows}
        aria-colcount={columns.all.length}
        aria-multiselectable="true"
        aria-readonly={!mayEdit || undefined}
        onKeyDown={grid.onKeyDown}
        onCopy={grid.onCells(grid.sheetHands.copy)}
        onCut={mayEdit ? grid.onCells(grid.sheetHands.cut) : undefined}
        onPaste={mayEdit ? grid.onCells(grid.sheetHands.paste) : undefined}
        onFocus={(event) => {
          grid.onFocus(event)
          tellCell.onFocus()
        }}
        onBlur={(event) => {
          frame.onBlur(event)
          tellCell.onBlur(event)
        }}
        {...pointer}
        style={{ maxHeight: `max(20rem, calc(100dvh - ${pageTop}px - 3.5rem))` }}
        className="relative overflow-auto border-y"
      >
        <GridHead
          table={columns.table}
          columns={drawn.drawnColumns}
          sort={state.sort}
          height={heights.head}
          focusColumn={selection.focus.row === 0 ? selection.focus.column : -1}
        />
        <div role="rowgroup" className="relative min-w-full" style={{ height: drawn.height, width: columns.width }}>
          <CellPresenceContext value={cellPresences}>{drawn.drawnRows.map(drawRow)}</CellPresenceContext>
        </div>
      </div>
      <div className="flex min-h-10 items-center py-1 print:hidden">
        {coming > 0 ? <Coming count={coming} /> : selected.length > 1 && mayEdit ? <BulkBar lines={selected} plans={plans} onAnswered={frame.enter} /> : items.length > 0 && <KeyHint />}
      </div>
      {plans.review && <PlanReviewDialog review={plans.review} onClose={plans.closeReview} onClosed={frame.enter} />}
      {menu.menu && <PopupMenu key={menu.menu.label} {...menu.menu} onClose={menu.close} />}
      {wish && <CategoryDialog wish={wish} categories={categories} onClose={closeWish} />}
    </GridHandsContext>
  )
}

/** Under the first lines, while the others are on their way. */
function Coming({ count }: { count: number }) {
  return (
    <p role="status" className="text-sm text-muted">
      Reading {count.toLocaleString('en')} more failure modes…
    </p>
  )
}
