'use client'

import { createContext, lazy, Suspense, use, useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { usePathname } from 'next/navigation'
import type { PaletteEntry } from '@/components/palette/palette-entries'
import { saveVisit } from '@/components/palette/recent-places'
import { useFrameKeys } from '@/components/palette/use-frame-keys'

// Neither weighs on a page's own script: both come when they are first asked for.
const Palette = lazy(() => import('@/components/palette/palette').then((module) => ({ default: module.Palette })))
const KeyHelp = lazy(() => import('@/components/palette/key-help').then((module) => ({ default: module.KeyHelp })))

type Shown = 'palette' | 'keys' | null

interface PaletteContextValue {
  open(what: 'palette' | 'keys'): void
  offer(owner: string, entries: readonly PaletteEntry[]): void
}

const PaletteContext = createContext<PaletteContextValue | null>(null)

interface PaletteProviderProps {
  /** Names the person in the workspace, for what this browser remembers. */
  owner: string
  signOut: () => Promise<void>
  children: ReactNode
}

/** Holds the palette and the list of keys for everything inside, and the actions that pages offer to it. */
export function PaletteProvider({ owner, signOut, children }: PaletteProviderProps) {
  const [shown, setShown] = useState<Shown>(null)
  const offered = useRef(new Map<string, readonly PaletteEntry[]>())
  const path = usePathname()
  const cameFrom = useRef<Element | null>(null)
  const open = useCallback((what: 'palette' | 'keys') => {
    if (!document.activeElement?.closest('dialog')) cameFrom.current = document.activeElement
    setShown(what)
  }, [])
  const close = useCallback(() => {
    setShown(null)
    // The dialog is gone from the page at once and takes the focus with it; whoever was somewhere comes back there, unless an action leads on.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
    })
  }, [])
  const offer = useCallback((id: string, entries: readonly PaletteEntry[]) => {
    if (entries.length === 0) offered.current.delete(id)
    else offered.current.set(id, entries)
  }, [])
  useFrameKeys(open)
  useEffect(() => saveVisit(owner, path), [owner, path])
  const value = useMemo(() => ({ open, offer }), [open, offer])
  return (
    <PaletteContext value={value}>
      {children}
      <Suspense>
        {shown === 'palette' && (
          <Palette owner={owner} signOut={signOut} readOffered={() => [...offered.current.values()].flat()} onKeys={() => open('keys')} onClose={close} />
        )}
        {shown === 'keys' && <KeyHelp onClose={close} />}
      </Suspense>
    </PaletteContext>
  )
}

/** Opens the palette or the list of keys; null where there is neither, as outside of the frame. */
export function usePalette(): PaletteContextValue | null {
  return use(PaletteContext)
}

/** Offers actions to the palette for as long as this component is on the page. What they do is looked up when they are chosen. */
export function useOfferActions(entries: readonly PaletteEntry[]): void {
  const palette = use(PaletteContext)
  const id = useId()
  useEffect(() => palette?.offer(id, entries), [palette, id, entries])
  useEffect(() => () => palette?.offer(id, []), [palette, id])
}
