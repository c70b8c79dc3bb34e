'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import type { DrawnColumn } from '@/components/worksheet/use-grid-columns'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Who changed a line last, while this page was open; a new object for each change. */
export interface LineChange {
  name: string
}

/** Who has just changed a cell, and the how manyth change it was. */
export interface CellFlash {
  name: string
  turn: number
}

interface FlashInput {
  line: WorksheetLine
  texts: CellTexts
  change: LineChange | undefined
  columns: readonly DrawnColumn[]
}

interface Flashes {
  lineId: string
  byColumn: ReadonlyMap<string, CellFlash>
}

const FLASH_MS = 1600

/** Marks the cells of a row once when somebody else has changed them. One's own changes and rows that come into sight never flash. */
export function useRowFlash(row: RefObject<HTMLElement | null>, { line, texts, change, columns }: FlashInput): Flashes['byColumn'] | undefined {
  const seen = useRef({ line, texts, change })
  const [flashes, setFlashes] = useState<Flashes | null>(null)
  useEffect(() => {
    const before = seen.current
    seen.current = { line, texts, change }
    // A row that was another failure mode a moment ago was not changed by anybody.
    if (!change || before.change === change || before.line.id !== line.id) return
    const changed = columns.flatMap(({ column: { column } }) => {
      const was = printCell(column, before.line, before.texts)
      return was === null || was === printCell(column, line, texts) ? [] : [column.id]
    })
    if (changed.length === 0) return
    for (const id of changed) flashCell(row.current, `${line.id} ${id}`)
    setFlashes((last) => {
      const own = last?.lineId === line.id ? last.byColumn : new Map<string, CellFlash>()
      const turned = changed.map((id): [string, CellFlash] => [id, { name: change.name, turn: (own.get(id)?.turn ?? 0) + 1 }])
      return { lineId: line.id, byColumn: new Map([...own, ...turned]) }
    })
  }, [row, line, texts, change, columns])
  return flashes?.lineId === line.id ? flashes.byColumn : undefined
}

function flashCell(row: HTMLElement | null, name: string): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  row?.querySelector(`[data-cell="${CSS.escape(name)}"]`)?.animate([{ boxShadow: 'inset 0 0 0 2px var(--accent)' }, { boxShadow: 'inset 0 0 0 2px transparent' }], {
    duration: FLASH_MS,
    easing: still ? 'step-end' : 'ease-out',
  })
}
