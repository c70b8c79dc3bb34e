'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { AlikePile } from '@/components/workshop/use-alike-piles'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'

interface AlikeCardsProps {
  piles: readonly AlikePile[]
  renderCard: (card: CardRow) => ReactNode
  onGroup: (cards: readonly CardRow[]) => void
  onDismiss: (pile: AlikePile) => void
}

/** Cards that look alike, in a quiet outline: a proposal, taken with one press, or put away for oneself. */
export function AlikeCards({ piles, renderCard, onGroup, onDismiss }: AlikeCardsProps) {
  return piles.map((pile) => {
    const words = `These ${pile.cards.length} look alike`
    return (
      <section key={pile.key} aria-label={words} className="mb-3 rounded-lg border border-dashed border-edge/70 p-2">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-2 gap-y-1 pl-1">
          <p className="text-sm text-muted">{words}.</p>
          <div className="flex gap-1">
            <Button size="small" onClick={() => onGroup(pile.cards)}>
              Group these {pile.cards.length}
            </Button>
            <Button size="small" variant="quiet" onClick={() => onDismiss(pile)}>
              Not alike
            </Button>
          </div>
        </div>
        <ul className="grid gap-2">
          {pile.cards.map((card) => (
            <li key={card.id}>{renderCard(card)}</li>
          ))}
        </ul>
      </section>
    )
  })
}
