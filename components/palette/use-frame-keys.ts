'use client'

import { useEffect, useRef } from 'react'
import { areSingleKeysOn } from '@/components/palette/key-preference'

/** Fields, and grids whose cells take every printable key. */
const TAKES_KEYS = 'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable=true], [role=grid], [role=treegrid], [role=menu], dialog[open]'

/** Ctrl or Cmd with K opens the palette wherever one is; `/` goes to the page's search or the palette, `?` shows the keys, both outside of fields and grids. */
export function useFrameKeys(open: (what: 'palette' | 'keys') => void): void {
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPaletteKey = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!isPaletteKey && !isSingleKey(event)) return
      event.preventDefault()
      if (event.key === '?') return latest.current('keys')
      const field = isPaletteKey ? null : document.querySelector<HTMLElement>('main [type=search]')
      if (field) return field.focus()
      latest.current('palette')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isSingleKey(event: KeyboardEvent): boolean {
  if ((event.key !== '/' && event.key !== '?') || event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return false
  const target = event.target instanceof Element ? event.target : null
  return target?.closest(TAKES_KEYS) === null && areSingleKeysOn()
}
