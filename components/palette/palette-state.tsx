'use client'

import type { PaletteSearch } from '@/components/palette/use-palette-search'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

/** The line below the list: what is going on, in words that are also read out. */
export function PaletteState({ search, query, count }: { search: PaletteSearch; query: string; count: number }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t px-4 py-1.5 text-sm text-muted">
      <p role="status">{describeState(search, query, count)}</p>
      {search.state === 'failed' ? (
        <Button size="small" onClick={search.retry}>
          Try again
        </Button>
      ) : (
        <p className="hidden items-center gap-3 text-xs sm:flex" aria-hidden="true">
          <span>
            <Kbd keys={['↑', '↓']} /> choose
          </span>
          <span>
            <Kbd keys={['Enter']} /> go
          </span>
          <span>
            <Kbd keys={['Esc']} /> close
          </span>
        </p>
      )}
    </div>
  )
}

function describeState({ state, answer }: PaletteSearch, query: string, count: number): string {
  if (state === 'failed') return 'The server could not be asked. Pages and actions still work.'
  if (state === 'loading') return 'Searching…'
  const isEmpty = query.trim() === ''
  if (count === 0) return `Nothing holds “${query.trim().slice(0, 40)}”.`
  if (!isEmpty && answer?.isNear) return 'No failure mode holds these words; those shown hold words like them.'
  if (!isEmpty && answer?.failureModes.length === 20) return 'The best 20 failure modes. Add a word to find others.'
  return count === 1 ? '1 entry' : `${count} entries`
}
