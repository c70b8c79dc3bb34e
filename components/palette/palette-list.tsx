'use client'

import { useEffect, useRef } from 'react'
import { HitText } from '@/components/palette/hit-text'
import type { PaletteEntry, PaletteGroup } from '@/components/palette/palette-entries'
import type { PaletteAnswer } from '@/components/palette/use-palette-search'
import { Icon } from '@/components/ui/icon'

interface PaletteListProps {
  id: string
  groups: readonly PaletteGroup[]
  /** Place of the chosen entry among all. */
  at: number
  answer: PaletteAnswer | null
  onPoint: (entry: PaletteEntry) => void
  onChoose: (entry: PaletteEntry, inNewTab: boolean) => void
}

/** The list below the field; the focus stays in the field, which names the chosen option. */
export function PaletteList({ id, groups, at, answer, onPoint, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  const starts = groups.map((_, i) => groups.slice(0, i).reduce((sum, group) => sum + group.entries.length, 0))
  useEffect(() => {
    const option = list.current?.querySelector('[aria-selected=true]')
    if (at === 0) list.current?.scrollTo({ top: 0 })
    else option?.scrollIntoView({ block: 'nearest' })
  }, [at, groups])
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label="Search and actions" tabIndex={-1} className="overflow-y-auto overscroll-contain p-1.5 outline-none">
      {groups.map((group, g) => (
        <div key={group.label} role="group" aria-labelledby={`${id}-group-${g}`}>
          <div id={`${id}-group-${g}`} role="presentation" className="px-2.5 pt-2 pb-1 text-xs text-muted">
            {group.label}
          </div>
          {group.entries.map((entry, i) => {
            const place = (starts[g] ?? 0) + i
            return (
              <div
                key={entry.id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === at}
                onMouseMove={() => (place === at ? undefined : onPoint(entry))}
                onClick={(event) => onChoose(entry, event.ctrlKey || event.metaKey)}
                className="flex cursor-pointer scroll-my-8 items-start gap-2.5 rounded-sm px-2.5 py-1.5 aria-selected:bg-accent-soft pointer-coarse:min-h-11 pointer-coarse:py-2.5"
              >
                {entry.icon && <Icon name={entry.icon} className="mt-1 shrink-0 text-muted" />}
                <OptionText entry={entry} answer={answer} />
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function OptionText({ entry, answer }: { entry: PaletteEntry; answer: PaletteAnswer | null }) {
  const excerpt = answer?.failureModes.find(({ id }) => id === entry.id)?.excerpt
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 break-words">{entry.label}</span>
        {entry.aside && <span className="shrink-0 font-mono text-xs text-muted">{entry.aside}</span>}
      </span>
      {excerpt && (
        <span className="mt-0.5 line-clamp-2 text-sm break-words text-muted">
          {excerpt.label}: <HitText pieces={excerpt.pieces} />
        </span>
      )}
    </span>
  )
}
