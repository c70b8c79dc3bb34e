'use client'

import { usePalette } from '@/components/palette/palette-context'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'

/** The way to the palette for the mouse and the thumb; it also tells the keys. */
export function PaletteButton() {
  const palette = usePalette()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label="Search and actions"
      onClick={() => palette?.open('palette')}
      className="inline-flex h-8 items-center gap-2 rounded-md border px-2 text-sm text-muted transition-colors duration-100 hover:bg-sunk hover:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center print:hidden"
    >
      <Icon name="search" />
      <span className="hidden md:inline" aria-hidden="true">
        Search
      </span>
      <span className="hidden lg:inline" aria-hidden="true">
        <Kbd keys={['Ctrl', 'K']} />
      </span>
    </button>
  )
}

/** The palette as the first step of a page that has nothing else to show. */
export function PaletteDoor({ children }: { children: string }) {
  const palette = usePalette()
  return (
    <Button variant="primary" icon="search" aria-haspopup="dialog" onClick={() => palette?.open('palette')}>
      {children}
    </Button>
  )
}
