'use client'

import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { useFocusMark } from '@/components/workshop/focus-mark'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'
import { useRoomView } from '@/lib/live/client/room'

interface BoardCardProps {
  card: CardRow
  isChosen: boolean
  /** Left out where cards are only read. */
  onToggle?: () => void
  /** True while another card is held over it. */
  isOver?: boolean
}

/** A card on the table: a press chooses it, a drag moves it. */
export function BoardCard({ card, isChosen, onToggle, isOver = false }: BoardCardProps) {
  const { isFocus, mark } = useFocusMark('card', card.id)
  const look = joinClasses(
    'block w-full rounded-md border bg-raised px-3 py-2.5 text-left wrap-anywhere whitespace-pre-line',
    isChosen ? 'border-accent bg-accent-soft outline-2 -outline-offset-1 outline-accent' : 'border-edge/60',
    (isOver || isFocus) && 'outline-2 outline-offset-1 outline-accent',
    onToggle && 'cursor-grab select-none hover:border-edge pointer-coarse:min-h-11',
  )
  if (!onToggle) {
    return (
      <div {...mark} className={look}>
        <CardWords card={card} />
      </div>
    )
  }
  return (
    <button
      type="button"
      {...mark}
      data-card={card.id}
      aria-pressed={isChosen}
      data-drop={`card ${card.id}`}
      onClick={onToggle}
      className={look}
    >
      <CardWords card={card} />
      {isChosen && (
        <span className="mt-1 flex items-center gap-1 text-xs text-accent">
          <Icon name="check" size={12} /> chosen
        </span>
      )}
    </button>
  )
}

function CardWords({ card }: { card: CardRow }) {
  const { rows } = useRoomView()
  const participant = card.participantId === null ? undefined : rows.get('participant', card.participantId)
  const author = participant && rows.get('membership', participant.membershipId)?.name
  const category = card.categoryId === null ? undefined : rows.get('category', card.categoryId)?.title
  return (
    <>
      <span className="block text-base">{card.text}</span>
      {card.trigger && <span className="block text-sm text-muted">Set off by: {card.trigger}</span>}
      {card.notice && <span className="block text-sm text-muted">Noticed by: {card.notice}</span>}
      {(author || category) && <span className="mt-1 block text-xs text-muted">{[author, category].filter(Boolean).join(' · ')}</span>}
    </>
  )
}
