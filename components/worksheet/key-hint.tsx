'use client'

import { Kbd } from '@/components/ui/kbd'

/** The keys that people ask for first. */
export function KeyHint() {
  return (
    <p className="hidden max-h-6 flex-wrap items-center gap-x-4 gap-y-4 overflow-hidden text-xs text-muted pointer-fine:flex">
      {HINTS.map(([keys, words]) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <Kbd keys={keys} /> {words}
        </span>
      ))}
    </p>
  )
}

const HINTS: readonly [keys: readonly string[], words: string][] = [
  [['Enter'], 'edits'],
  [['Ctrl', 'Enter'], 'adds one below'],
  [['Alt', 'Enter'], 'opens beside'],
  [['Shift', 'F10'], 'menu'],
  [['Ctrl', 'D'], 'fills down'],
  [['Ctrl', 'Z'], 'undoes'],
]
