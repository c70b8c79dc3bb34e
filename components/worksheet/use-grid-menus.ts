'use client'

import { useState } from 'react'
import type { MenuItem } from '@/components/ui/menu'

/** A menu that is open, and what it hangs under. */
export interface OpenMenu {
  label: string
  at: Element
  items: MenuItem[]
}

/** One menu at a time over the whole grid. Closing it calls `onClosed`, so that the hands are where they were. */
export function useOpenMenu(onClosed: () => void) {
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  return {
    menu,
    open: (label: string, at: Element, items: MenuItem[]) => setMenu({ label, at, items }),
    close: () => {
      setMenu(null)
      onClosed()
    },
  }
}
