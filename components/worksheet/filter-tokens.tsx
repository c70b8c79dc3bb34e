'use client'

import { describeFilter } from '@/components/worksheet/filter-words'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { printFilter, type Filter, type FilterNames } from '@/lib/domain/worksheet/filter'

interface FilterTokensProps {
  filters: readonly Filter[]
  names: FilterNames
  onChange: (filters: readonly Filter[]) => void
  onEdit: (filter: Filter) => void
}

/** What the list is filtered by: each token opens when it is pressed, and goes with its cross. */
export function FilterTokens({ filters, names, onChange, onEdit }: FilterTokensProps) {
  if (filters.length === 0) return null
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {filters.map((filter) => {
        const words = describeFilter(filter, names)
        return (
          <li key={printFilter(filter)} className="flex max-w-full items-center rounded-md border border-edge/50 bg-raised text-sm">
            <button type="button" onClick={() => onEdit(filter)} className="min-w-0 truncate rounded-l-md py-0.5 pl-2 hover:bg-sunk pointer-coarse:min-h-11">
              {words}
            </button>
            <button
              type="button"
              aria-label={`Take away: ${words}`}
              onClick={() => onChange(filters.filter((one) => one !== filter))}
              className="inline-flex size-7 items-center justify-center rounded-r-md text-muted hover:bg-sunk hover:text-ink pointer-coarse:size-11"
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        )
      })}
      {filters.length > 1 && (
        <li>
          <Button size="small" variant="quiet" onClick={() => onChange([])}>
            Take all away
          </Button>
        </li>
      )}
    </ul>
  )
}
