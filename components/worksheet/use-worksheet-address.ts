'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FilterNames } from '@/lib/domain/worksheet/filter'
import { readWorksheetAddress, worksheetHref, type AddressProblem, type WorksheetState } from '@/lib/domain/worksheet/worksheet-address'

/** Words are written into the address when the hands rest, so that a key is answered by the grid and not by the browser's history. */
const TEXT_REST_MS = 600

export interface WorksheetAddress {
  state: WorksheetState
  problems: readonly AddressProblem[]
  change(part: Partial<WorksheetState>): void
}

/** Words that are on their way into the address. */
interface TypedText {
  text: string
  /** The query that they were typed over: once another one stands in the address they are gone. */
  over: string
}

// The address itself: what the page was told of it may be a drawing behind.
const queryNow = () => new URLSearchParams(window.location.search).toString()

/** What the worksheet shows, kept in the address. Going somewhere within it asks the server for nothing. */
export function useWorksheetAddress(registerCode: string, names: FilterNames): WorksheetAddress {
  const query = useSearchParams()
  const read = useMemo(() => readWorksheetAddress(new URLSearchParams(query), names), [query, names])
  const [typed, setTyped] = useState<TypedText | null>(null)
  const latest = useRef({ names, typed })
  latest.current = { names, typed }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // A view that was chosen, or Back, is not written over by words that were typed before it.
  const text = typed !== null && typed.over === queryNow() ? typed.text : null
  const state = useMemo(() => (text === null ? read.state : { ...read.state, text }), [read.state, text])
  useEffect(() => {
    if (typed !== null && typed.over !== queryNow()) setTyped(null)
  }, [typed, query])

  const change = useCallback(
    (part: Partial<WorksheetState>) => {
      clearTimeout(timer.current)
      const put = (typing: TypedText | null) => {
        latest.current = { ...latest.current, typed: typing }
        setTyped(typing)
      }
      const write = (next: WorksheetState) => {
        const href = worksheetHref(registerCode, next)
        // Opening something beside the grid is a step that Back takes back; everything else replaces.
        if (part.peek !== undefined && part.peek !== null) window.history.pushState(null, '', href)
        else window.history.replaceState(null, '', href)
        put({ text: next.text, over: queryNow() })
      }
      const over = queryNow()
      const standing = readWorksheetAddress(new URLSearchParams(over), latest.current.names).state
      const pending = latest.current.typed
      const next = { ...standing, ...(pending?.over === over ? { text: pending.text } : {}), ...part }
      if (part.text === undefined) return write(next)
      put({ text: part.text, over })
      timer.current = setTimeout(() => {
        if (queryNow() === over) write(next)
      }, TEXT_REST_MS)
    },
    [registerCode],
  )
  return { state, problems: read.problems, change }
}
