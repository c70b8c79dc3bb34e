'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { replaceAddress } from '@/components/coverage/replace-address'
import { areSingleKeysOn } from '@/components/palette/key-preference'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

const STEPS: Record<string, number> = { '[': -1, ']': 1 }
const TAKES_KEYS = 'input, textarea, select, [contenteditable=true], [role=grid], [role=menu], dialog[open]'

/** Which failure mode of a list is looked at, kept in the address; [ and ] go to the one before and after, and begin anew at the ends. */
export function useFailureModeWalk(list: readonly FailureModeRow[]) {
  const code = useSearchParams().get('scenario')
  const at = Math.max(0, list.findIndex((row) => row.code === code))
  const go = (row: FailureModeRow | undefined) => {
    if (row) replaceAddress(`?scenario=${encodeURIComponent(row.code)}`)
  }
  const neighbour = (step: number) => (list.length > 1 ? list[(at + step + list.length) % list.length] : undefined)
  const latest = useRef((_: number) => {})
  useEffect(() => {
    latest.current = (step) => go(neighbour(step))
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      const isPlain = !event.metaKey && !event.ctrlKey && !event.isComposing && !event.defaultPrevented
      const isInField = event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null
      if (step === undefined || !isPlain || isInField || !areSingleKeysOn()) return
      event.preventDefault()
      latest.current(step)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return { row: list[at], at, before: neighbour(-1), after: neighbour(1), go }
}
