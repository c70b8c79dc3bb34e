'use client'

import { useEffect, useRef } from 'react'
import { isFreeKey } from '@/components/palette/single-key'

/** Ctrl or Cmd with K opens the palette wherever one is; `/` goes to the page's search or the palette, `?` shows the keys, both outside of fields and grids. */
export function useFrameKeys(open: (what: 'palette' | 'keys') => void): void {
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPaletteKey = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!isPaletteKey && !isFreeKey(event, ['/', '?'])) return
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
