'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { newId } from '@/lib/kernel/ids'
import { askForImport, askForPreview, type ImportPreview, type ImportRefusal } from '@/components/import/import-doors'

/** Largest file that is read, in bytes; the server says the same. */
const FILE_MAX = 8 * 1024 * 1024

export interface ChosenFile {
  name: string
  bytes: ArrayBuffer
}

export type ImportStep =
  | { at: 'choosing'; refusal: ImportRefusal | null }
  | { at: 'reading'; fileName: string }
  | { at: 'previewed'; file: ChosenFile; preview: ImportPreview; refusal: ImportRefusal | null }
  | { at: 'importing'; file: ChosenFile; preview: ImportPreview }

export interface ImportDesk {
  step: ImportStep
  choose(file: File): void
  /** Imports what was previewed, under another code when one is given. */
  accept(code: string | null): void
  cancel(): void
  startAgain(): void
}

const START: ImportStep = { at: 'choosing', refusal: null }

/** The steps of an import: choose a file, look at its preview, accept it. `onDone` gets the code of the register that was made. */
export function useImport(onDone: (code: string) => void): ImportDesk {
  const [step, setStep] = useState<ImportStep>(START)
  const running = useRef<AbortController | null>(null)
  // One id for each order, so that sending it again after a lost answer makes no second register.
  const order = useRef({ key: '', commandId: '' })
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
      const sent = await askForPreview(bytes, signal)
      if (sent.ok === 'cancelled') return
      if (!sent.ok) return setStep({ at: 'choosing', refusal: sent.refusal })
      setStep({ at: 'previewed', file: { name: file.name, bytes }, preview: sent.value, refusal: null })
    },
    [begin],
  )

  const accept = useCallback(
    async (code: string | null) => {
      if (step.at !== 'previewed' || step.preview.accepted === null) return
      const { file, preview } = step
      const key = `${step.preview.accepted} ${code ?? ''}`
      if (order.current.key !== key) order.current = { key, commandId: newId() }
      const signal = begin()
      setStep({ at: 'importing', file, preview })
      const { commandId } = order.current
      const sent = await askForImport(file.bytes, { accepted: step.preview.accepted, commandId, code: code ?? undefined }, signal)
      if (sent.ok === true) return onDone(sent.value.code)
      setStep({ at: 'previewed', file, preview, refusal: sent.ok === 'cancelled' ? CANCELLED : sent.refusal })
    },
    [step, begin, onDone],
  )

  const cancel = useCallback(() => {
    running.current?.abort()
    setStep((now) => (now.at === 'reading' ? START : now))
  }, [])
  return {
    step,
    choose: (file) => void choose(file),
    accept: (code) => void accept(code),
    cancel,
    startAgain: () => setStep(START),
  }
}

const UNREADABLE: ImportRefusal = {
  path: '',
  message: 'The browser could not read this file.',
  hint: 'It may have been moved. Choose it again.',
}
const CANCELLED: ImportRefusal = {
  path: '',
  message: 'Cancelled.',
  hint: 'If the server had finished already, the register stands in the list. Importing again from here makes no second one.',
}

function refuseSize(file: File): ImportRefusal {
  const size = (file.size / 1024 / 1024).toFixed(1)
  const hint = 'Split it into several registers, or remove what is no scenario.'
  return { path: '', message: `${file.name} has ${size} MB; at most 8 MB are read.`, hint }
}
