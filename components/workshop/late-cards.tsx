'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { CardDesk, ShownCard } from '@/components/workshop/card-desk'

/** Cards that were on their way when the writing was over: they are in this tab and nowhere else, and nothing of them is lost. */
export function LateCards({ desk, cards, isWriting }: { desk: CardDesk | null; cards: readonly ShownCard[]; isWriting: boolean }) {
  const late = cards.filter(({ standing }) => standing !== 'stored')
  if (isWriting || late.length === 0 || !desk) return null
  return (
    <div className="mb-5">
      <Notice tone="warning" title={late.length === 1 ? 'A card of yours did not arrive before the reveal.' : `${late.length} cards of yours did not arrive before the reveal.`}>
        <p>Only you see this. Say it aloud, or copy it: who leads can go back to the brainstorm, where you can send it.</p>
        <ul className="mt-2 grid gap-2">
          {late.map(({ id, text, trigger, notice }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-2">
              <span className="min-w-0 flex-1 wrap-anywhere">{[text, trigger, notice].filter(Boolean).join(' · ')}</span>
              <Button size="small" variant="quiet" onClick={() => desk.withdraw(id)}>
                Forget it
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
