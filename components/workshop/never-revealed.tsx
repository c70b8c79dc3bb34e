'use client'

import { describeDay } from '@/components/ui/age-words'
import { Notice } from '@/components/ui/notice'
import type { ShownCard } from '@/components/workshop/card-desk'
import { useWorkshop } from '@/components/workshop/use-workshop'

/** How long hidden cards of a meeting that has ended are kept for their authors, in days. The database destroys them then. */
const KEPT_DAYS = 30

/** What becomes of cards in a meeting that ended without a reveal: said to their author, and to nobody else. */
export function NeverRevealed({ cards }: { cards: readonly ShownCard[] }) {
  const { workshop } = useWorkshop()
  const { endedAt, revealedAt } = workshop
  if (endedAt === null || revealedAt !== null || cards.length === 0) return null
  const until = describeDay(new Date(Date.parse(endedAt) + KEPT_DAYS * 86_400_000).toISOString())
  return (
    <div className="mb-5 projector:hidden">
      <Notice title={cards.length === 1 ? 'A card of yours was never revealed.' : `${cards.length} cards of yours were never revealed.`}>
        <p>Only you see this, and nobody else has read it. Copy what you need: on {until} it is destroyed.</p>
        <ul className="mt-2 list-disc pl-5 marker:text-faint">
          {cards.map(({ id, text, trigger, notice }) => (
            <li key={id} className="wrap-anywhere">
              {[text, trigger, notice].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
