'use client'

import { useRef } from 'react'

/**
 * Keys under which rows are drawn. A row that stays keeps its own; one that comes takes the place of one that goes, so that a key in the filter
 * writes other words into the cells that stand there and makes no new ones.
 */
export function useRowSlots(rows: readonly string[]): (row: string) => string {
  const held = useRef<Slots>({ byRow: new Map(), count: 0 })
  held.current = assignSlots(held.current, rows)
  const { byRow } = held.current
  return (row) => byRow.get(row) ?? row
}

export interface Slots {
  byRow: ReadonlyMap<string, string>
  /** How many there ever were. */
  count: number
}

/** Gives each row a slot: its own, else one whose row is gone, else a new one. */
export function assignSlots(before: Slots, rows: readonly string[]): Slots {
  const own = new Map(rows.flatMap((row): [string, string][] => entryOf(row, before.byRow.get(row))))
  const kept = new Set(own.values())
  const free = [...before.byRow.values()].filter((slot) => !kept.has(slot))
  let { count } = before
  const byRow = new Map(rows.map((row): [string, string] => [row, own.get(row) ?? free.shift() ?? `slot ${(count += 1)}`]))
  return { byRow, count }
}

function entryOf(row: string, slot: string | undefined): [string, string][] {
  return slot === undefined ? [] : [[row, slot]]
}
