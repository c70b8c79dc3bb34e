import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import { askForUndo, type ImportRefusal, type Sent } from '@/components/import/import-doors'
import { newId } from '@/lib/kernel/ids'

/** What an import left behind: its register, and the event by which it is taken back; null where nothing had to change. */
export interface Imported {
  code: string
  seq: number | null
}

/** What every desk of an import does with the server, one thing at a time; `Work` names the things of its own. */
export interface ImportWork<Work extends string, Done extends Imported> {
  work: Work | 'undoing' | null
  /** What the server said no to; what was chosen is kept. */
  refusal: ImportRefusal | null
  done: (Done & { undone: boolean }) | null
  setWork: Dispatch<SetStateAction<Work | 'undoing' | null>>
  /** Asks the server, instead of what was asked before. Null when it refuses, which is then shown, and when it was cancelled. */
  ask<T>(work: Work | 'undoing', send: (signal: AbortSignal) => Promise<Sent<T>>): Promise<T | null>
  /** The id of the command for an order: sending the same one again after a lost answer changes nothing more. */
  commandFor(order: string): string
  finish(done: Done): void
  cancel(): void
  undo(): void
}

/** Asking, being refused, being done and taking it back: the same for tables, documents and edited documents. */
export function useImportWork<Work extends string, Done extends Imported>(first: Work | null): ImportWork<Work, Done> {
  const [work, setWork] = useState<Work | 'undoing' | null>(first)
  const [refusal, setRefusal] = useState<ImportRefusal | null>(null)
  const [done, setDone] = useState<(Done & { undone: boolean }) | null>(null)
  const running = useRef<AbortController | null>(null)
  const last = useRef({ order: '', commandId: '' })
  useEffect(() => () => running.current?.abort(), [])

  const ask = useCallback(async <T>(next: Work | 'undoing', send: (signal: AbortSignal) => Promise<Sent<T>>): Promise<T | null> => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setWork(next)
    setRefusal(null)
    const sent = await send(controller.signal)
    if (sent.ok === 'cancelled') return null
    setWork(null)
    if (!sent.ok) setRefusal(sent.refusal)
    return sent.ok ? sent.value : null
  }, [])
  const commandFor = useCallback((order: string) => {
    if (last.current.order !== order) last.current = { order, commandId: newId() }
    return last.current.commandId
  }, [])
  const undo = async () => {
    if (!done || done.seq === null) return
    const { code, seq } = done
    const undone = await ask('undoing', (signal) => askForUndo(code, seq, commandFor(`undo ${code} ${seq}`), signal))
    if (undone) setDone({ ...done, undone: true })
  }
  return {
    ...{ work, refusal, done, setWork, ask, commandFor },
    finish: (what) => setDone({ ...what, undone: false }),
    cancel: () => {
      running.current?.abort()
      setWork(null)
      setRefusal(CANCELLED)
    },
    undo: () => void undo(),
  }
}

const CANCELLED: ImportRefusal = {
  path: '',
  message: 'Cancelled.',
  hint: 'If the server had finished already, the register stands in the list. Importing again from here makes no second one.',
}
