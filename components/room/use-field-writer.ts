'use client'

import { useCallback, useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { sameValue, type Value } from '@/lib/domain/row/change'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'

/** What somebody typed beside what stands now, until the person has decided between them. */
export interface Conflict {
  mine: Value
  current: Value
}

export interface EditTarget {
  kind: string
  id: string
}

/** A value to write, with the value that the writer saw. */
export interface Write {
  field: string
  before: Value
  after: Value
}

export interface FieldWriter {
  conflict: Conflict | null
  problem: string | null
  /** Writes; true when it is done. What was typed is kept in `conflict` when somebody else was quicker. */
  write(writes: Write[]): Promise<boolean>
  /** Writes one's own value over the one that stands. */
  writeOver(): Promise<boolean>
  /** Gives up one's own value. */
  dismiss(): void
}

/** Writes fields of one row and keeps what was typed when the write is refused. */
export function useFieldWriter({ kind, id }: EditTarget): FieldWriter {
  const { act } = useActions()
  const [conflict, setConflict] = useState<(Conflict & { field: string }) | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const write = useCallback(
    async (writes: Write[]) => {
      const edits = writes.filter((one) => !sameValue(one.before, one.after)).map((one) => ({ id, ...one }))
      setProblem(null)
      setConflict(null)
      if (edits.length === 0) return true
      const outcome = await act(`${kind}.edit`, { edits }, { quiet: true })
      if (outcome.ok) return true
      const met = conflictIn(outcome.refusal, edits)
      if (met) setConflict(met)
      else setProblem(describeRefusal(outcome.refusal))
      return false
    },
    [act, kind, id],
  )

  const writeOver = useCallback(async () => {
    if (!conflict) return true
    return write([{ field: conflict.field, before: conflict.current, after: conflict.mine }])
  }, [conflict, write])

  const dismiss = useCallback(() => {
    setConflict(null)
    setProblem(null)
  }, [])
  return { conflict, problem, write, writeOver, dismiss }
}

function conflictIn({ code, problems }: Refusal, edits: Write[]): (Conflict & { field: string }) | null {
  const [first] = problems
  if (code !== 'conflict' || !first) return null
  const edit = edits[Number(/^edits\.(\d+)\./.exec(first.path)?.[1])]
  if (!edit) return null
  return { field: edit.field, mine: edit.after, current: (first.current ?? null) as Value }
}
