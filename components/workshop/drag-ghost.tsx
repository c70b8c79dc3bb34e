import type { Dragged } from '@/components/workshop/use-card-drag'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'

/** What the hand holds, beside the hand. */
export function DragGhost({ dragged, cards }: { dragged: Dragged; cards: readonly CardRow[] }) {
  return (
    <div
      aria-hidden="true"
      style={{ left: dragged.x + 12, top: dragged.y + 12 }}
      className="pointer-events-none fixed z-40 max-w-64 truncate rounded-md bg-raised px-3 py-2 text-base shadow-pop"
    >
      {cards.length === 1 ? cards[0]?.text : `${cards.length} cards`}
    </div>
  )
}
