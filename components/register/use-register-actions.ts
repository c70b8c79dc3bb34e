'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PaletteEntry } from '@/components/palette/palette-entries'

/** What the pages of a register offer to the palette: its views, its export, and a place to write a new failure mode. */
export function useRegisterActions(code: string, views: readonly { href: string; label: string }[]): PaletteEntry[] {
  const router = useRouter()
  // The list is made anew with every change of the room; its words are what matters.
  const printed = JSON.stringify(views.map(({ href, label }) => [href, label]))
  return useMemo(() => {
    const pairs = JSON.parse(printed) as [href: string, label: string][]
    const home = pairs[0]?.[0] ?? '/'
    return [
      { id: 'add-failure-mode', label: 'Add a failure mode', icon: 'plus', aside: code, also: 'new scenario row create', run: () => writeNew(() => router.push(home)) },
      ...pairs.map(([href, label]): PaletteEntry => ({ id: `view ${href}`, label, aside: code, href, icon: 'arrow-right', also: 'go to view' })),
      { id: 'export', label: 'Export the register', icon: 'download', aside: code, href: `${home}/export`, also: 'download file pdf word docx excel xlsx csv json markdown print' },
      { id: 'export-markdown', label: 'Export Markdown', icon: 'download', aside: code, also: 'download file', run: () => window.location.assign(`/api/registers/${encodeURIComponent(code)}/export`) },
    ]
  }, [code, printed, router])
}

/** Puts the focus where a failure mode is added, or goes to the page that has such a place. */
function writeNew(go: () => void): void {
  const field = document.querySelector<HTMLElement>('[data-adds="failure-mode"]')
  if (!field) return go()
  field.scrollIntoView({ block: 'center' })
  field.focus()
}
