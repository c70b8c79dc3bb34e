import { useCallback, useEffect, useRef, useState } from 'react'
import { askForTable, askForTableImport, askToForget, firstChoice, type TableChoice, type TableImported, type TablePreview } from '@/components/import/table-doors'
import type { ChosenFile } from '@/components/import/use-import'
import { useImportWork, type ImportWork } from '@/components/import/use-import-work'
import { newId } from '@/lib/kernel/ids'

export interface TableDesk extends Pick<ImportWork<'reading' | 'importing', TableImported>, 'work' | 'refusal' | 'done' | 'undo'> {
  choice: TableChoice
  preview: TablePreview
  /** Changes what was chosen; the preview follows. */
  choose(part: Partial<TableChoice>): void
  accept(): void
  /** Forgets the mapping that is kept of this source; the columns are guessed again. */
  forget(): void
}

/** The steps of importing a table: change what is guessed, look at what it becomes, accept it, take it back. */
export function useTableImport(file: ChosenFile, first: TablePreview, mayCreate: boolean): TableDesk {
  const [choice, setChoice] = useState<TableChoice>(() => ({ ...firstChoice(file.name), into: mayCreate ? { kind: 'new', ...first.suggestion } : null }))
  const [preview, setPreview] = useState(first)
  const { work, refusal, done, setWork, ask, commandFor, finish, undo } = useImportWork<'reading' | 'importing', TableImported>('reading')

  const look = useCallback(
    async (next: TableChoice) => {
      const found = await ask('reading', (signal) => askForTable(file.bytes, next, signal))
      if (found) setPreview(found)
    },
    [ask, file.bytes],
  )

  // The first preview was made before a register was chosen.
  const isFirst = useRef(true)
  useEffect(() => {
    const wait = isFirst.current ? 0 : 150
    isFirst.current = false
    const timer = setTimeout(() => void look(choice), wait)
    return () => clearTimeout(timer)
  }, [choice, look])

  const choose = (part: Partial<TableChoice>) => {
    // From here on the preview is of something else, and nobody accepts it.
    setWork('reading')
    setChoice((now) => ({ ...now, ...part }))
  }
  const accept = async () => {
    const { accepted } = preview
    const imported = await ask('importing', (signal) => askForTableImport(file.bytes, choice, { accepted, commandId: commandFor(accepted) }, signal))
    if (imported) finish(imported)
  }
  const forget = async () => {
    const { kept } = preview
    if (!kept) return
    const forgotten = await ask('reading', (signal) => askToForget(kept.id, newId(), signal))
    if (forgotten !== null) choose({ columns: null })
  }
  return { ...{ choice, preview, work, refusal, done, choose, undo }, accept: () => void accept(), forget: () => void forget() }
}
