'use client'

import { useCallback, useState } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-edit'
import type { CellTrouble } from '@/components/worksheet/cell-trouble'
import { useSheetWork, type SheetWork } from '@/components/worksheet/late-sheet'
import { callForSteps } from '@/components/worksheet/plan-call'
import { useActions } from '@/components/room/room-actions'
import { sameCell, standingValue } from '@/lib/domain/worksheet/standing-value'
import { cellNames, sheetSource, type SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { newId } from '@/lib/kernel/ids'
import { findColumn, type Column } from '@/lib/domain/worksheet/columns'
import type { CellNames, CellValue } from '@/lib/domain/worksheet/parse-cell'
import { printCell, type CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { describeRefusal } from '@/lib/live/client/refusal'
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

/** A value for a cell, with the one that it replaces. */
interface CellWrite {
  line: WorksheetLine
  column: Column
  before: CellValue
  after: CellValue
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
  const withSheet = useSheetWork()
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

  const source = useCallback((): SheetSource => sheetSource(store.read().rows, [], newId), [store])
  const write = useCallback(
    async ({ makePlan, planToBatch }: SheetWork, { line, column, before, after }: CellWrite, typed: string) => {
      setTrouble(line.id, column.id, null)
      const cell = { column, text: typed, state: 'change', value: after, before } as const
      const plan = makePlan([{ id: line.id, line, cells: [cell], problem: null, missing: false }])
      const call = callForSteps(planToBatch(plan, source()))
      if (!call) return
      const outcome = await act(call.verb, call.input, { quiet: true })
      if (outcome.ok) return
      const kind = outcome.refusal.code === 'conflict' ? 'conflict' : 'refused'
      setTrouble(line.id, column.id, { kind, mine: typed, message: describeRefusal(outcome.refusal), asked: 0, value: after })
    },
    [act, setTrouble, source],
  )

  /** Opens the editor of a cell; false for a cell that cannot be written. */
  const begin = (line: WorksheetLine, column: Column, key: string | null): boolean => {
    const base = standingValue(column, line, source())
    const before = printCell(column, line, texts)
    // A text that is not in hand is on its way, because its cell is in sight.
    if (!base || before === null || !store.may(column.factor ? 'score' : 'edit-rows')) return false
    const options = optionsOf(column, cellNames(store.read().rows))
    const refused = troubles.get(line.id)?.get(column.id)
    setOpen({ line, column, base, edit: { before, draft: draftOf(column, key, refused?.mine ?? before, options), problem: null, options } })
    return true
  }

  /** Reads what was typed and writes it, then goes on; what cannot be read stays in the editor with the reason, and nobody goes on. */
  const commit = (text: string, mayStay: boolean, goOn: () => void): void =>
    withSheet((sheet) => {
      if (commitWith(sheet, text, mayStay)) goOn()
    })
  const commitWith = (sheet: SheetWork, text: string, mayStay: boolean): boolean => {
    if (!open) return true
    const { line, column, base, edit } = open
    const parsed = sheet.parseCell(column, text, cellNames(store.read().rows), standingNames(line, column))
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
    if (parsed.ok && !sameCell(base, parsed.value)) void write(sheet, { line, column, before: base, after: parsed.value }, text)
    return true
  }

  /** Closes the failure mode whose status is being edited, with the reason that closing needs. */
  const close = (reason: string): void => {
    if (!open) return
    setOpen(null)
    const { line } = open
    const closedReason = store.read().rows.get('failure-mode', line.id)?.closedReason ?? null
    const edits = [
      { id: line.id, field: 'status', before: line.status, after: 'closed' },
      { id: line.id, field: 'closedReason', before: closedReason, after: reason },
    ]
    void act('failure-mode.edit', { edits })
  }

  const set = (line: WorksheetLine, column: Column, after: CellValue, typed: string) => {
    const before = standingValue(column, line, source())
    if (before && !sameCell(before, after)) withSheet((sheet) => void write(sheet, { line, column, before, after }, typed))
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
