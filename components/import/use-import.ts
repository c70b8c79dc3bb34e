'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { askForEdited, type EditedPreview } from '@/components/import/edited-doors'
import { askForTable, firstChoice, type TablePreview } from '@/components/import/table-doors'
import { askForPreview, type ImportPreview, type ImportRefusal } from '@/components/import/import-doors'

/** Largest file that is read, in bytes; the server says the same. */
const FILE_MAX = 8 * 1024 * 1024

export interface ChosenFile {
  name: string
  bytes: ArrayBuffer
}

export type ImportStep =
  | { at: 'choosing'; refusal: ImportRefusal | null }
  | { at: 'reading'; fileName: string }
  | { at: 'previewed'; file: ChosenFile; preview: ImportPreview }
  | { at: 'table'; file: ChosenFile; preview: TablePreview }
  /** A document that is compared with its register; `document` is what it would be as a new one. */
  | { at: 'edited'; file: ChosenFile; document: ImportPreview; preview: EditedPreview; code: string | null }

export interface ImportDesk {
  step: ImportStep
  choose(file: File): void
  /** Compares what was previewed with the register that has its code. */
  compare(): void
  /** Imports what was compared as a new register after all. */
  importAsNew(): void
  cancel(): void
  startAgain(): void
}

const START: ImportStep = { at: 'choosing', refusal: null }

/** The first steps of an import: choose a file, and find out what it is. Each kind then has a desk of its own. */
export function useImport(): ImportDesk {
  const [step, setStep] = useState<ImportStep>(START)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const begin = useCallback(() => {
    running.current?.abort()
    running.current = new AbortController()
    return running.current.signal
  }, [])

  const choose = useCallback(
    async (file: File) => {
      if (file.size > FILE_MAX) return setStep({ at: 'choosing', refusal: refuseSize(file) })
      const signal = begin()
      setStep({ at: 'reading', fileName: file.name })
      const bytes = await file.arrayBuffer().catch(() => null)
      if (bytes === null) return setStep({ at: 'choosing', refusal: UNREADABLE })
      const next = await lookInto({ name: file.name, bytes }, signal)
      if (next) setStep(next)
    },
    [begin],
  )

  const compare = useCallback(async () => {
    if (step.at !== 'previewed' || !step.preview.register) return
    const { file, preview } = step
    const signal = begin()
    setStep({ at: 'reading', fileName: file.name })
    const next = await lookAtEdited(file, preview, step.preview.register.code, signal)
    if (next) setStep(next)
  }, [step, begin])

  const cancel = useCallback(() => {
    running.current?.abort()
    setStep((now) => (now.at === 'reading' ? START : now))
  }, [])
  return {
    step,
    choose: (file) => void choose(file),
    compare: () => void compare(),
    importAsNew: () => setStep((now) => (now.at === 'edited' ? { at: 'previewed', file: now.file, preview: now.document } : now)),
    cancel,
    startAgain: () => setStep(START),
  }
}

const isMarkdown = (name: string) => /\.(?:md|markdown|txt)$/i.test(name)

/**
 * What a file is: a document of ours, or other people's table. Markdown is a document where it holds scenarios; otherwise a table is looked
 * for, and where there is none either, what the document lacks is said. Null when it was cancelled.
 */
async function lookInto(file: ChosenFile, signal: AbortSignal): Promise<ImportStep | null> {
  const document = isMarkdown(file.name) ? await askForPreview(file.bytes, signal) : null
  if (document?.ok === 'cancelled') return null
  if (document?.ok === true && document.value.stamp !== 'none') return lookAtEdited(file, document.value, null, signal)
  if (document?.ok === true && document.value.register && document.value.register.scenarioCount > 0) return { at: 'previewed', file, preview: document.value }
  const table = await askForTable(file.bytes, firstChoice(file.name), signal)
  if (table.ok === 'cancelled') return null
  if (table.ok && table.value.refusal === null) return { at: 'table', file, preview: table.value }
  if (document?.ok) return { at: 'previewed', file, preview: withNothingFound(document.value, table.ok ? table.value : null) }
  if (!table.ok) return { at: 'choosing', refusal: table.refusal }
  const refusal = table.value.refusal ?? { message: 'The file cannot be read.', hint: 'Choose another one.' }
  return { at: 'choosing', refusal: { path: '', message: `${file.name}: ${refusal.message}`, hint: refusal.hint } }
}

async function lookAtEdited(file: ChosenFile, document: ImportPreview, code: string | null, signal: AbortSignal): Promise<ImportStep | null> {
  const sent = await askForEdited(file.bytes, { name: file.name, code, taken: [] }, signal)
  if (sent.ok === 'cancelled') return null
  return sent.ok ? { at: 'edited', file, document, preview: sent.value, code } : { at: 'choosing', refusal: sent.refusal }
}

// Somebody who brings another kind of document learns what was looked for beside what ours would need.
function withNothingFound(preview: ImportPreview, table: TablePreview | null): ImportPreview {
  if (preview.register !== null || !table?.refusal) return preview
  const { message, hint } = table.refusal
  return { ...preview, problems: [...preview.problems, { line: 1, severity: 'warning', message, hint }] }
}

const UNREADABLE: ImportRefusal = {
  path: '',
  message: 'The browser could not read this file.',
  hint: 'It may have been moved. Choose it again.',
}

function refuseSize(file: File): ImportRefusal {
  const size = (file.size / 1024 / 1024).toFixed(1)
  const hint = 'Split it into several registers, or remove what is no scenario.'
  return { path: '', message: `${file.name} has ${size} MB; at most 8 MB are read.`, hint }
}
