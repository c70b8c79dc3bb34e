import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportRefusal } from '@/components/import/import-doors'
import { askForTable, askForTableImport, askForUndo, askToForget, firstChoice, type TableChoice, type TableImported, type TablePreview } from '@/components/import/table-doors'
import type { ChosenFile } from '@/components/import/use-import'
import { newId } from '@/lib/kernel/ids'

/** What the desk of a table does at the moment: nothing, reading anew, importing, or taking back. */
type Work = 'reading' | 'importing' | 'undoing' | null

export interface TableDesk {
  choice: TableChoice
  preview: TablePreview
  work: Work
  refusal: ImportRefusal | null
  done: (TableImported & { undone: boolean }) | null
  /** Changes what was chosen; the preview follows. */
  choose(part: Partial<TableChoice>): void
  accept(): void
  /** Forgets the mapping that is kept of this source; the columns are guessed again. */
  forget(): void
  undo(): void
}

/** The steps of importing a table: change what is guessed, look at what it becomes, accept it, take it back. */
export function useTableImport(file: ChosenFile, first: TablePreview, mayCreate: boolean): TableDesk {
  const [choice, setChoice] = useState<TableChoice>(() => ({ ...firstChoice(file.name), into: mayCreate ? { kind: 'new', ...first.suggestion } : null }))
  const [preview, setPreview] = useState(first)
  const [work, setWork] = useState<Work>('reading')
  const [refusal, setRefusal] = useState<ImportRefusal | null>(null)
  const [done, setDone] = useState<TableDesk['done']>(null)
  const running = useRef<AbortController | null>(null)
  // One id for each order, so that sending it again after a lost answer changes nothing more.
  const order = useRef({ accepted: '', commandId: '' })
  useEffect(() => () => running.current?.abort(), [])

  const begin = useCallback((next: Work) => {
    running.current?.abort()
    running.current = new AbortController()
    setWork(next)
    setRefusal(null)
    return running.current.signal
  }, [])

  const look = useCallback(
    async (next: TableChoice) => {
      const sent = await askForTable(file.bytes, next, begin('reading'))
      if (sent.ok === 'cancelled') return
      setWork(null)
      if (sent.ok) setPreview(sent.value)
      else setRefusal(sent.refusal)
    },
    [begin, file.bytes],
  )

  // The first preview was made before a register was chosen.
  const isFirst = useRef(true)
  useEffect(() => {
    const wait = isFirst.current ? 0 : 150
    isFirst.current = false
    const timer = setTimeout(() => void look(choice), wait)
    return () => clearTimeout(timer)
  }, [choice, look])

  const accept = async () => {
    if (order.current.accepted !== preview.accepted) order.current = { accepted: preview.accepted, commandId: newId() }
    const sent = await askForTableImport(file.bytes, choice, order.current, begin('importing'))
    if (sent.ok === 'cancelled') return
    setWork(null)
    if (sent.ok) setDone({ ...sent.value, undone: false })
    else setRefusal(sent.refusal)
  }

  const forget = async () => {
    if (!preview.kept) return
    const sent = await askToForget(preview.kept.id, newId(), begin('reading'))
    if (sent.ok === 'cancelled') return
    if (sent.ok) setChoice((now) => ({ ...now, columns: null }))
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
    ...{ choice, preview, work, refusal, done },
    choose: (part) => {
      // From here on the preview is of something else, and nobody accepts it.
      setWork('reading')
      setChoice((now) => ({ ...now, ...part }))
    },
    accept: () => void accept(),
    forget: () => void forget(),
    undo: () => void undo(),
  }
}
