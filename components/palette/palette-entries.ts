import type { IconName } from '@/components/ui/icon'
import { foldWord } from '@/lib/domain/search/excerpt'

/** Something that the palette leads to or does. */
export interface PaletteEntry {
  /** Unlike any other entry's. */
  id: string
  label: string
  /** Said quietly behind the label: a code, a register, keys. */
  aside?: string
  icon?: IconName
  /** Other words under which it is found. */
  also?: string
  /** Where it leads; without it, `run` is what it does. */
  href?: string
  run?: () => void
}

export interface PaletteGroup {
  label: string
  entries: PaletteEntry[]
}

const wordsOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(([word]) => foldWord(word))

/** The entries of which some word begins with each word of the query, in their order; all of them for an empty query. */
export function matchEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const sought = wordsOf(query)
  if (sought.length === 0) return query.trim() === '' ? [...entries] : []
  return entries.filter(({ label, also = '', aside = '' }) => {
    const words = wordsOf(`${label} ${also} ${aside}`)
    return sought.every((one) => words.some((word) => word.startsWith(one)))
  })
}

/** The place after a step among `count` entries, going round at both ends; a page of eight stops there. */
export function stepThrough(count: number, at: number, key: string): number | null {
  if (count === 0) return null
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at - 1 + count) % count
    case 'PageDown':
      return Math.min(count - 1, at + 8)
    case 'PageUp':
      return Math.max(0, at - 8)
    default:
      return null
  }
}
