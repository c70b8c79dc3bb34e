'use client'

import { useTextSearchView } from '@/components/worksheet/use-text-search'
import type { Worksheet } from '@/components/worksheet/use-worksheet'
import { Icon } from '@/components/ui/icon'

/** How many failure modes are shown of how many, and how the search for words stands. */
export function SearchWords({ worksheet: { search: open, view, isFiltered } }: { worksheet: Worksheet }) {
  const search = useTextSearchView(open)
  const count = isFiltered ? `${view.lines.length.toLocaleString('en')} of ${view.total.toLocaleString('en')}` : ''
  return (
    <p role="status" className="tabular ml-auto flex flex-wrap items-center justify-end gap-x-3 text-sm text-muted">
      {search.state === 'asking' && <span data-asking>Searching all texts…</span>}
      {search.state === 'found' && search.isNear && <span>Nothing holds these words; shown is what looks like them.</span>}
      {search.state === 'failed' && (
        <span className="inline-flex items-center gap-1.5 text-danger">
          <Icon name="error" size={14} />
          Long texts cannot be searched at the moment; trying again.
        </span>
      )}
      {count !== '' && <span>{count}</span>}
    </p>
  )
}
