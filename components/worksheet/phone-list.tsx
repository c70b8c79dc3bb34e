'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import Link from 'next/link'
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { GridItem } from '@/components/worksheet/grid-item'
import type { GridItems } from '@/components/worksheet/grid-items'
import { useRowActs } from '@/components/worksheet/use-row-acts'
import { failureModePath } from '@/components/register/use-register'
import { BandBadge } from '@/components/score/band-badge'
import { ScoreSummary } from '@/components/score/score-summary'
import { TextField } from '@/components/ui/text-field'
import { statusLabel } from '@/lib/domain/worksheet/group'

const NARROW = '(max-width: 639px)'

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** True on a screen that is too narrow for a grid. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
}

const GUESSES: Record<GridItem['kind'], number> = { group: 56, line: 92, add: 56 }

/** The failure modes as a list to read with a thumb: each opens its page, where every field is. */
export function PhoneList({ items, registerCode }: { items: GridItems; registerCode: string }) {
  const list = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => GUESSES[items.kindAt(index)],
    getItemKey: (index) => items.keyAt(index) || index,
    scrollMargin: margin,
    overscan: 8,
  })
  return (
    <div ref={list} role="list" aria-label="Failure modes" className="relative border-t" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start, key }) => {
        const item = items.at(index)
        if (!item) return null
        return (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            role="listitem"
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            <PhoneItem item={item} registerCode={registerCode} />
          </div>
        )
      })}
    </div>
  )
}

function PhoneItem({ item, registerCode }: { item: GridItem; registerCode: string }) {
  if (item.kind === 'add') return <PhoneAdd item={item} />
  if (item.kind === 'group') {
    return (
      <div className="flex items-baseline gap-2.5 border-b border-edge/40 pt-5 pb-1.5">
        <h2 className="text-base font-semibold">{item.section.label}</h2>
        <span className="tabular text-sm text-muted">{item.section.count.toLocaleString('en')}</span>
        {item.section.worst && <BandBadge band={item.section.worst} size="small" />}
      </div>
    )
  }
  const { line } = item
  return (
    <div className="relative grid min-h-11 gap-1 border-b py-2.5">
      <span className="flex items-baseline justify-between gap-3">
        {/* The whole entry is the target of its link. */}
        <Link href={failureModePath(registerCode, line.code)} prefetch={false} className="font-mono text-sm after:absolute after:inset-0">
          {line.code}
        </Link>
        <ScoreSummary score={line.scores.current} size="small" />
      </span>
      <span className="font-medium wrap-anywhere">{line.title}</span>
      <span className="text-sm text-muted">
        {statusLabel(line.status)} · {line.ownerLine || 'Nobody owns it'}
        {line.component && ` · ${line.component}`}
      </span>
    </div>
  )
}

function PhoneAdd({ item }: { item: GridItem & { kind: 'add' } }) {
  const { add } = useRowActs()
  const [title, setTitle] = useState('')
  const save = async () => {
    const text = title.trim()
    if (text === '') return
    setTitle('')
    if (!(await add(item.place, text))) setTitle((now) => (now === '' ? text : now))
  }
  return (
    <div className="border-b py-1">
      <TextField
        label={`Add a failure mode to ${item.place.categoryTitle}`}
        hideLabel
        quiet
        placeholder="What fails? Enter adds it."
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
        }}
      />
    </div>
  )
}
