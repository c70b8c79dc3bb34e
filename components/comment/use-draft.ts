'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'

const draftSchema = z.object({ text: z.string(), chosen: z.array(z.object({ id: z.string(), name: z.string() })) })
/** What is being written: the text as typed, and the people who were chosen for mentions in it. */
export type Draft = z.infer<typeof draftSchema>

export const NO_DRAFT: Draft = { text: '', chosen: [] }

/**
 * Something that is being written, kept in this tab until it has arrived: going elsewhere, reloading or a refusal loses nothing of it. `send`
 * clears the field at once, keeps the text until `arrives` says how it went, and brings it back where it was refused.
 */
export function useDraft(key: string): { draft: Draft; setDraft(draft: Draft): void; send(arrives: (sent: Draft) => Promise<boolean>): Promise<void> } {
  const [draft, show] = useState(NO_DRAFT)
  const written = useRef(NO_DRAFT)
  const onTheirWay = useRef<Draft[]>([])
  // The server renders the page without it, so it comes in after the first paint.
  useEffect(() => {
    written.current = readDraft(key)
    show(written.current)
  }, [key])
  const setDraft = useCallback(
    (next: Draft) => {
      written.current = next
      show(next)
      storeDraft(key, [...onTheirWay.current, next].reduce(joinDrafts))
    },
    [key],
  )
  const send = useCallback(
    async (arrives: (sent: Draft) => Promise<boolean>) => {
      const sent = written.current
      onTheirWay.current = [...onTheirWay.current, sent]
      setDraft(NO_DRAFT)
      const isThere = await arrives(sent)
      onTheirWay.current = onTheirWay.current.filter((one) => one !== sent)
      setDraft(isThere ? written.current : joinDrafts(sent, written.current))
    },
    [setDraft],
  )
  return { draft, setDraft, send }
}

function readDraft(key: string): Draft {
  try {
    return draftSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return NO_DRAFT
  }
}

function storeDraft(key: string, draft: Draft): void {
  try {
    if (draft.text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A browser that keeps nothing still has the text on the page.
  }
}

/** Two drafts as one, so that a text that comes back refused stands before what was written meanwhile. */
export function joinDrafts(first: Draft, second: Draft): Draft {
  if (first.text.trim() === '') return second
  if (second.text.trim() === '') return first
  return { text: `${first.text}\n\n${second.text}`, chosen: [...first.chosen, ...second.chosen] }
}
