'use client'

import { useCallback, useState } from 'react'
import { callsForCells, type CellWrite } from '@/components/worksheet/cell-calls'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import type { CellTrouble } from '@/components/worksheet/cell-trouble'
import { plainValue, readCellValue, sameCellValue } from '@/components/worksheet/cell-value'
import { describeRefusal, useActions } from '@/components/room/room-actions'
import { newId } from '@/lib/kernel/ids'
import { findColumn, type Column } from '@/lib/domain/worksheet/columns'
import { parseCell, type CellNames, type CellValue } from '@/lib/domain/worksheet/parse-cell'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { useRoomStore } from '@/lib/live/client/room'

/** A cell that is being edited: the value that stood there, which the new one replaces. */
interface OpenEdit {
  line: WorksheetLine
  column: Column
  base: CellValue
  edit: CellEdit
}

/** What was typed and not taken, with the value that it would become; null when it could not even be read. */
interface KnownTrouble extends CellTrouble {
  value: CellValue | null
}

type Troubles = ReadonlyMap<string, ReadonlyMap<string, KnownTrouble>>

interface CellEditsInput {
  texts: CellTexts
  lineOf(id: string): WorksheetLine | undefined
}

/** Editing of cells: one at a time, written with the value that it replaces, and kept where it is refused. */
export function useCellEdits({ texts, lineOf }: CellEditsInput) {
  const store = useRoomStore()
  const { act } = useActions()
  const [open, setOpen] = useState<OpenEdit | null>(null)
  const [troubles, setTroubles] = useState<Troubles>(new Map())

  const setTrouble = useCallback((lineId: string, columnId: string, trouble: KnownTrouble | null) => {
    setTroubles((before) => {
      const columns = new Map(before.get(lineId))
      if (trouble) columns.set(columnId, trouble)
      else columns.delete(columnId)
      const all = new Map(before)
      if (columns.size > 0) all.set(lineId, columns)
      else all.delete(lineId)
      return all
    })
  }, [])

  const write = useCallback(
    async (write: CellWrite, typed: string) => {
      setTrouble(write.lineId, write.column.id, null)
      for (const call of callsForCells([write], newId)) {
        const outcome = await act(call.verb, call.input, { quiet: true })
        if (outcome.ok) continue
        const { refusal } = outcome
        const kind = refusal.code === 'conflict' ? 'conflict' : 'refused'
        setTrouble(write.lineId, write.column.id, { kind, mine: typed, message: describeRefusal(refusal), asked: 0, value: write.after })
      }
    },
    [act, setTrouble],
  )

  /** Opens the editor of a cell; false for a cell that cannot be written. */
  const begin = (line: WorksheetLine, column: Column, key: string | null): boolean => {
    const base = readCellValue(store.read().rows, line, column)
    if (!base || !store.may(column.factor ? 'score' : 'edit-rows')) return false
    const before = printCell(column, line, texts) ?? ''
    const options = optionsOf(column, readNames(store.read().rows))
    const refused = troubles.get(line.id)?.get(column.id)
    setOpen({ line, column, base, edit: { before, draft: draftOf(column, key, refused?.mine ?? before, options), problem: null, options } })
    return true
  }

  /** Reads what was typed and writes it; false when it cannot be read, and the editor stays open with the reason. */
  const commit = (text: string, mayStay: boolean): boolean => {
    if (!open) return true
    const { line, column, base, edit } = open
    const parsed = parseCell(column, text, readNames(store.read().rows), standingNames(line, column))
    if (!parsed.ok && text !== edit.before) {
      const message = `${parsed.message} ${parsed.hint}`
      if (mayStay) setOpen({ ...open, edit: { ...edit, draft: text, problem: message } })
      else {
        setOpen(null)
        setTrouble(line.id, column.id, { kind: 'refused', mine: text, message, asked: 0, value: null })
      }
      return !mayStay
    }
    setOpen(null)
    setTrouble(line.id, column.id, null)
    if (parsed.ok && !sameCellValue(base, parsed.value)) void write({ lineId: line.id, column, before: base, after: parsed.value }, text)
    return true
  }

  /** Closes the failure mode whose status is being edited, with the reason that closing needs. */
  const close = (reason: string): void => {
    if (!open) return
    setOpen(null)
    const { line, base } = open
    const closedReason = store.read().rows.get('failure-mode', line.id)?.closedReason ?? null
    const edits = [
      { id: line.id, field: 'status', before: plainValue(base), after: 'closed' },
      { id: line.id, field: 'closedReason', before: closedReason, after: reason },
    ]
    void act('failure-mode.edit', { edits })
  }

  const set = (line: WorksheetLine, column: Column, after: CellValue, typed: string) => {
    const before = readCellValue(store.read().rows, line, column)
    if (before && !sameCellValue(before, after)) void write({ lineId: line.id, column, before, after }, typed)
  }

  /** Decides a trouble: write one's own value over the one that stands, edit it again, or let it go. */
  const resolve = (lineId: string, columnId: string, choice: 'mine' | 'theirs'): 'edit' | 'done' => {
    const [trouble, line, column] = [troubles.get(lineId)?.get(columnId), lineOf(lineId), findColumn(columnId)]
    if (!trouble || !line || !column) return 'done'
    if (choice === 'mine' && (trouble.kind === 'refused' || !trouble.value)) return 'edit'
    setTrouble(lineId, columnId, null)
    if (choice === 'mine' && trouble.value) set(line, column, trouble.value, trouble.mine)
    return 'done'
  }

  const askTrouble = (lineId: string, columnId: string): boolean => {
    const trouble = troubles.get(lineId)?.get(columnId)
    if (trouble) setTrouble(lineId, columnId, { ...trouble, asked: trouble.asked + 1 })
    return trouble !== undefined
  }
  return { open, troubles, begin, commit, close, cancel: () => setOpen(null), set, resolve, askTrouble }
}

interface NameRows {
  all(kind: 'category'): { id: string; title: string; deletedAt: string | null }[]
  all(kind: 'owner-role'): { id: string; name: string; deletedAt: string | null }[]
}

/** What words in a cell may name: the live categories and owner roles. */
export function readNames(rows: NameRows): CellNames {
  const live = <T extends { deletedAt: string | null }>(list: T[]) => list.filter(({ deletedAt }) => deletedAt === null)
  return { categories: live(rows.all('category')), roles: live(rows.all('owner-role')) }
}

function optionsOf(column: Column, names: CellNames): string[] {
  if (column.kind === 'category') return names.categories.map(({ title }) => title)
  if (column.kind === 'owners' || column.kind === 'role') return names.roles.map(({ name }) => name)
  return (column.options ?? []).map((option) => option.replaceAll('-', ' '))
}

function standingNames(line: WorksheetLine, column: Column): string[] {
  if (column.kind === 'owners') return line.owners.map(({ name }) => name)
  return column.kind === 'role' && line.hardStopAuthority ? [line.hardStopAuthority] : []
}

/** What an editor begins with: a list goes to the first word of the key, a text begins empty, because the key is written into it. */
function draftOf(column: Column, key: string | null, before: string, options: readonly string[]): string {
  if (key === null || column.kind === 'factor' || column.kind === 'many-of') return before
  if (column.kind !== 'one-of' && column.kind !== 'category') return ''
  return options.find((option) => option.toLowerCase().startsWith(key.toLowerCase())) ?? before
}
