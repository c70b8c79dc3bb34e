'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FilterNames } from '@/lib/domain/worksheet/filter'
import { readWorksheetAddress, worksheetHref, type AddressProblem, type WorksheetState } from '@/lib/domain/worksheet/worksheet-address'

/** Words are written into the address when the hands rest, so that a key is answered by the grid and not by the browser's history. */
const TEXT_REST_MS = 250

export interface WorksheetAddress {
  state: WorksheetState
  problems: readonly AddressProblem[]
  change(part: Partial<WorksheetState>): void
}

/** What the worksheet shows, kept in the address. Going somewhere within it asks the server for nothing. */
export function useWorksheetAddress(registerCode: string, names: FilterNames): WorksheetAddress {
  const query = useSearchParams()
  const read = useMemo(() => readWorksheetAddress(new URLSearchParams(query), names), [query, names])
  const [text, setText] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const state = useMemo(() => (text === null ? read.state : { ...read.state, text }), [read.state, text])
  const latest = useRef(state)
  latest.current = state
  useEffect(() => () => clearTimeout(timer.current), [])
  // The address has caught up with what was typed.
  useEffect(() => {
    if (text !== null && read.state.text === text) setText(null)
  }, [read.state.text, text])

  const change = useCallback(
    (part: Partial<WorksheetState>) => {
      clearTimeout(timer.current)
      const next = { ...latest.current, ...part }
      latest.current = next
      const href = worksheetHref(registerCode, next)
      // Opening something beside the grid is a step that Back takes back; everything else replaces.
      const isStep = part.peek !== undefined && part.peek !== null
      if (part.text === undefined) return isStep ? window.history.pushState(null, '', href) : window.history.replaceState(null, '', href)
      setText(part.text)
      timer.current = setTimeout(() => window.history.replaceState(null, '', worksheetHref(registerCode, latest.current)), TEXT_REST_MS)
    },
    [registerCode],
  )
  return { state, problems: read.problems, change }
}
