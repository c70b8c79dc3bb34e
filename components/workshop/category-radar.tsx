'use client'

import { joinClasses } from '@/components/ui/class-names'
import { SkeletonRows } from '@/components/ui/skeleton'
import { FocusButton, FocusPlace } from '@/components/workshop/focus-mark'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import { useRoomView } from '@/lib/live/client/room'

/** Which categories have cards and which nobody has touched: numbers, and nobody's name. */
export function CategoryRadar({ counts }: { counts: readonly HiddenCount[] | null }) {
  const { rows } = useRoomView()
  const cardsOf = (id: string | null) => counts?.find(({ categoryId }) => categoryId === id)?.cards ?? 0
  const categories = listInOrder<'category'>(rows.all('category'))
  const most = Math.max(1, ...(counts ?? []).map(({ cards }) => cards))
  const known = new Set(categories.map(({ id }) => id))
  const elsewhere = (counts ?? []).filter(({ categoryId }) => categoryId === null || !known.has(categoryId)).reduce((sum, { cards }) => sum + cards, 0)
  return (
    <section aria-labelledby="radar-title">
      <FocusPlace kind="part" id="untouched" className="flex items-center justify-between gap-2 border-b pb-1">
        <h3 id="radar-title" className="text-lg font-semibold">
          What nobody has touched
        </h3>
        <FocusButton kind="part" id="untouched" what="what nobody has touched" />
      </FocusPlace>
      <p className="py-1.5 text-sm text-muted">Cards of everybody, counted by category. Nothing shows who wrote them.</p>
      {counts === null ? (
        <SkeletonRows rows={4} label="Counting" />
      ) : (
        <ul aria-label="Cards by category">
          {categories.map(({ id, title }) => (
            <RadarLine key={id} title={title} cards={cardsOf(id)} most={most} />
          ))}
          {elsewhere > 0 && <RadarLine title="No category" cards={elsewhere} most={most} />}
        </ul>
      )}
    </section>
  )
}

function RadarLine({ title, cards, most }: { title: string; cards: number; most: number }) {
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-3 border-b py-2">
      <span className={joinClasses('min-w-0 wrap-anywhere', cards === 0 && 'font-medium')}>{title}</span>
      <span className={joinClasses('tabular text-sm', cards === 0 ? 'text-warning' : 'text-muted')}>{cards === 0 ? 'nobody yet' : cards === 1 ? '1 card' : `${cards} cards`}</span>
      <span aria-hidden="true" className="col-span-2 mt-1 h-1 rounded-xs bg-sunk">
        <span className="block h-full rounded-xs bg-accent" style={{ width: `${Math.round((cards / most) * 100)}%` }} />
      </span>
    </li>
  )
}
