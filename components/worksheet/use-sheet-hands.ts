'use client'

import type { GridItems } from '@/components/worksheet/grid-items'
import { linesWithin, type GridRange, type Place } from '@/components/worksheet/grid-place'
import { printHtmlTable } from '@/components/worksheet/clipboard-html'
import { kindAt } from '@/components/worksheet/grid-shape'
import type { GridColumn } from '@/components/worksheet/use-grid-columns'
import { useSheetWork } from '@/components/worksheet/late-sheet'
import { countModes, useSheetPlans } from '@/components/worksheet/use-sheet-plans'
import { useToast } from '@/components/ui/toast'
import type { Sheet } from '@/lib/domain/worksheet/clipboard/paste-plan'
import type { CellRange } from '@/lib/domain/worksheet/clipboard/place-block'
import type { Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { printRange } from '@/lib/domain/worksheet/clipboard/print-range'
import { parseTsv } from '@/lib/domain/worksheet/clipboard/tsv'
import type { CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { useRoomStore } from '@/lib/live/client/room'

interface SheetHandsInput {
  items: GridItems
  columns: readonly GridColumn[]
  range: GridRange
  focus: Place
  texts: CellTexts
  allLines(): readonly WorksheetLine[]
}

/** What is done to a block of cells: copied, cut, pasted, cleared, filled down. Each is one command with one undo. */
export function useSheetHands({ items, columns, range, focus, texts, allLines }: SheetHandsInput) {
  const store = useRoomStore()
  const toast = useToast()
  const plans = useSheetPlans(allLines)
  const withSheet = useSheetWork()
  const sheet = (): Sheet => ({
    lines: items.lines(),
    columns: columns.map(({ column }) => column),
  })
  /** The lines of a block, and where they stand among all that are shown. */
  const cellRange = (block: GridRange): CellRange => {
    const before = { top: 1, bottom: block.top - 1, left: 0, right: 0 }
    const kindOf = (row: number) => kindAt(items, row)
    return {
      line: linesWithin({ kindOf }, before).length,
      lines: linesWithin({ kindOf }, block).length,
      column: block.left,
      columns: block.right - block.left + 1,
    }
  }
  const copy = (event: React.ClipboardEvent): boolean => {
    const from = cellRange(range)
    if (from.lines === 0) return false
    const { text, missing } = printRange(from, sheet(), texts)
    event.preventDefault()
    if (missing.length > 0) {
      void store.see(missing)
      toast.show({ message: 'Some texts were not here yet and are being fetched. Copy again in a moment.' })
      return false
    }
    event.clipboardData.setData('text/plain', text)
    const parsed = parseTsv(text)
    if (parsed.ok) event.clipboardData.setData('text/html', printHtmlTable(parsed.rows))
    return true
  }
  const clear = (title = 'Clear') =>
    withSheet(({ planClear }) => plans.run({ title, make: (source) => planClear(cellRange(range), sheet(), source), done: doneWhenMany('Cleared') }))
  const paste = (event: React.ClipboardEvent) => {
    event.preventDefault()
    const parsed = parseTsv(event.clipboardData.getData('text/plain'))
    if (!parsed.ok) return void toast.show({ tone: 'error', message: `${parsed.message} ${parsed.hint}` })
    if (parsed.rows.length === 0) return
    const item = items.at(focus.row - 1)
    // In the place for a new row the block becomes new rows of that category, beginning with the title.
    const isNew = item?.kind === 'add'
    const target = isNew ? { line: sheet().lines.length, lines: 1, column: Math.max(1, focus.column), columns: 1 } : cellRange(range)
    if (!isNew && target.lines === 0) return
    const categoryId = isNew ? item.place.categoryId : (item?.kind === 'line' ? item.line.categoryId : null)
    withSheet(({ planPaste }) => {
      plans.run({ title: 'Paste', categoryId, make: (source) => planPaste(parsed.rows, target, sheet(), source), done: describePaste })
    })
  }
  const fillDown = () => {
    // A single line is filled from the one above it, as spreadsheets do.
    const from = cellRange(range)
    const whole = from.lines === 1 && from.line > 0 ? { ...from, line: from.line - 1, lines: 2 } : from
    if (whole.lines < 2) return
    withSheet(({ planFillDown }) => {
      plans.run({ title: 'Fill down', make: (source) => planFillDown(whole, sheet(), source), done: doneWhenMany('Filled') })
    })
  }
  return {
    plans,
    clear: () => clear(),
    fillDown,
    copy: (event: React.ClipboardEvent) => void copy(event),
    cut: (event: React.ClipboardEvent) => {
      if (copy(event)) clear('Cut')
    },
    paste,
    /** The lines that are selected. */
    selectedLines: (): WorksheetLine[] => linesWithin({ kindOf: (row) => kindAt(items, row) }, range).flatMap((row) => lineAt(items, row)),
  }
}

function describePaste({ added, good, skipped }: Plan): string {
  const done = added > 0 ? `Pasted; ${countModes(added)} added.` : `Pasted into ${countModes(good.length)}.`
  if (skipped === 0) return done
  const cells = skipped === 1 ? 'One cell follows from other fields and was' : `${skipped.toLocaleString('en')} cells follow from other fields and were`
  return `${done} ${cells} left out.`
}

function doneWhenMany(word: string): (plan: Plan) => string {
  return (plan) => `${word} ${plan.changes.toLocaleString('en')} ${plan.changes === 1 ? 'cell' : 'cells'}.`
}

function lineAt(items: GridItems, row: number): WorksheetLine[] {
  const item = items.at(row - 1)
  return item?.kind === 'line' ? [item.line] : []
}
