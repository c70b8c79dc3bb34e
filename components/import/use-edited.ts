import { useCallback, useEffect, useRef, useState } from 'react'
import { askForEdited, askToTake, type EditedChange, type EditedPreview, type EditedTaken } from '@/components/import/edited-doors'
import type { ImportRefusal } from '@/components/import/import-doors'
import { askForUndo } from '@/components/import/table-doors'
import type { ChosenFile } from '@/components/import/use-import'
import { newId } from '@/lib/kernel/ids'

/** What a person said of a change: the file's, what is here, or nothing yet. */
export type Choice = 'file' | 'here' | null

export interface EditedDesk {
  preview: EditedPreview
  work: 'reading' | 'taking' | 'undoing' | null
  refusal: ImportRefusal | null
  done: (EditedTaken & { count: number; undone: boolean }) | null
  choiceOf(change: EditedChange): Choice
  choose(changes: readonly EditedChange[], choice: Choice): void
  take(): void
  /** Compares anew; what was chosen and is still the same stays chosen. */
  lookAgain(): void
  undo(): void
}

/** The steps of taking changes from an edited document: choose, take, take back. */
export function useEdited(file: ChosenFile, first: EditedPreview, code: string | null): EditedDesk {
  const [preview, setPreview] = useState(first)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [work, setWork] = useState<EditedDesk['work']>(null)
  const [refusal, setRefusal] = useState<ImportRefusal | null>(null)
  const [done, setDone] = useState<EditedDesk['done']>(null)
  const running = useRef<AbortController | null>(null)
  // One id for each order, so that sending it again after a lost answer changes nothing more.
  const order = useRef({ key: '', commandId: '' })
  useEffect(() => () => running.current?.abort(), [])

  const begin = useCallback((next: EditedDesk['work']) => {
    running.current?.abort()
    running.current = new AbortController()
    setWork(next)
    setRefusal(null)
    return running.current.signal
  }, [])
  const choiceOf = (change: EditedChange): Choice => {
    const chosen = choices.get(keyOf(change))
    return chosen === undefined ? (change.isPreset ? 'file' : null) : chosen
  }
  const taken = preview.changes.filter((change) => change.isTakable && choiceOf(change) === 'file').map(({ id, mark }) => ({ id, mark }))

  const take = async () => {
    if (taken.length === 0) return
    const key = JSON.stringify(taken)
    if (order.current.key !== key) order.current = { key, commandId: newId() }
    const sent = await askToTake(file.bytes, { name: file.name, code, taken }, order.current.commandId, begin('taking'))
    if (sent.ok === 'cancelled') return
    setWork(null)
    if (sent.ok) setDone({ ...sent.value, count: taken.length, undone: false })
    else setRefusal(sent.refusal)
  }
  const lookAgain = async () => {
    const sent = await askForEdited(file.bytes, { name: file.name, code, taken: [] }, begin('reading'))
    if (sent.ok === 'cancelled') return
    setWork(null)
    if (sent.ok) setPreview(sent.value)
    else setRefusal(sent.refusal)
  }
  const undo = async () => {
    if (!done || done.seq === null) return
    const sent = await askForUndo(done.code, done.seq, newId(), begin('undoing'))
    if (sent.ok === 'cancelled') return
    setWork(null)
    if (sent.ok) setDone({ ...done, undone: true })
    else setRefusal(sent.refusal)
  }
  return {
    ...{ preview, work, refusal, done, choiceOf },
    choose: (changes, choice) => setChoices((now) => new Map([...now, ...changes.map((change) => [keyOf(change), choice] as const)])),
    take: () => void take(),
    lookAgain: () => void lookAgain(),
    undo: () => void undo(),
  }
}

// What was chosen of a change holds only as long as the change is what was shown.
const keyOf = ({ id, mark }: EditedChange) => `${id} ${mark}`
