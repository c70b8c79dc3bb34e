import { useState } from 'react'
import { askForEdited, askToTake, type EditedChange, type EditedPreview, type EditedTaken } from '@/components/import/edited-doors'
import type { ChosenFile } from '@/components/import/use-import'
import { useImportWork, type ImportWork } from '@/components/import/use-import-work'

/** What a person said of a change: the file's, what is here, or nothing yet. */
export type Choice = 'file' | 'here' | null

type Taken = EditedTaken & { count: number }

export interface EditedDesk extends Pick<ImportWork<'reading' | 'taking', Taken>, 'work' | 'refusal' | 'done' | 'undo'> {
  preview: EditedPreview
  choiceOf(change: EditedChange): Choice
  choose(changes: readonly EditedChange[], choice: Choice): void
  take(): void
  /** Compares anew; what was chosen and is still the same stays chosen. */
  lookAgain(): void
}

/** The steps of taking changes from an edited document: choose, take, take back. */
export function useEdited(file: ChosenFile, first: EditedPreview, code: string | null): EditedDesk {
  const [preview, setPreview] = useState(first)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const { work, refusal, done, ask, commandFor, finish, undo } = useImportWork<'reading' | 'taking', Taken>(null)
  const choiceOf = (change: EditedChange): Choice => {
    const chosen = choices.get(keyOf(change))
    return chosen === undefined ? (change.isPreset ? 'file' : null) : chosen
  }
  const taken = preview.changes.filter((change) => change.isTakable && choiceOf(change) === 'file').map(({ id, mark }) => ({ id, mark }))

  const take = async () => {
    if (taken.length === 0) return
    const commandId = commandFor(JSON.stringify(taken))
    const answer = await ask('taking', (signal) => askToTake(file.bytes, { name: file.name, code, taken }, commandId, signal))
    if (answer) finish({ ...answer, count: taken.length })
  }
  const lookAgain = async () => {
    const next = await ask('reading', (signal) => askForEdited(file.bytes, { name: file.name, code, taken: [] }, signal))
    if (next) setPreview(next)
  }
  return {
    ...{ preview, work, refusal, done, choiceOf, undo },
    choose: (changes, choice) => setChoices((now) => new Map([...now, ...changes.map((change) => [keyOf(change), choice] as const)])),
    take: () => void take(),
    lookAgain: () => void lookAgain(),
  }
}

// What was chosen of a change holds only as long as the change is what was shown.
const keyOf = ({ id, mark }: EditedChange) => `${id} ${mark}`
