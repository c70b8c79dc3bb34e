'use client'

import { FailureModeLink } from '@/components/workshop/failure-mode-link'
import { GroupMenu } from '@/components/workshop/group-menu'
import { BoardCard } from '@/components/workshop/board-card'
import { FocusButton, useFocusMark } from '@/components/workshop/focus-mark'
import { useBoardActs } from '@/components/workshop/use-board-acts'
import { EditableText } from '@/components/room/editable-text'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import type { BoardGroup } from '@/lib/domain/workshop/board'
import { useRoomStore } from '@/lib/live/client/room'

interface BoardGroupBoxProps {
  one: BoardGroup
  /** The other groups, into which it could be merged. */
  others: readonly BoardGroup[]
  isChosen: (id: string) => boolean
  onToggle?: (id: string) => void
  /** The place over which a card is held. */
  over?: string | null
}

/** A group: its name, its cards, and the failure mode that it became. */
export function BoardGroupBox({ one, others, isChosen, onToggle, over = null }: BoardGroupBoxProps) {
  const { group, cards } = one
  const acts = useBoardActs()
  const mayMake = useRoomStore().may('edit-rows')
  const mayChange = onToggle !== undefined
  const { mark, look } = useFocusMark('card-group', group.id)
  return (
    <section
      {...mark}
      id={`group-${group.id}`}
      tabIndex={-1}
      aria-label={`Group: ${group.title}`}
      data-drop={mayChange ? `group ${group.id}` : undefined}
      className={joinClasses('scroll-mt-4 rounded-lg border bg-sunk p-3 target:border-accent', look, over === `group ${group.id}` && 'border-accent outline-1 outline-accent')}
    >
      <div className="mb-2 flex items-start gap-1">
        <EditableText
          kind="card-group"
          id={group.id}
          field="title"
          label="Name of the group"
          value={group.title}
          shape="line"
          max={300}
          readOnly={!mayChange}
          className="min-w-0 flex-1"
          render={(title) => <h4 className="text-base font-semibold wrap-anywhere">{title}</h4>}
        />
        <span className="tabular shrink-0 pt-1 text-sm text-muted">{cards.length === 1 ? '1 card' : `${cards.length} cards`}</span>
        <FocusButton kind="card-group" id={group.id} what={`the group “${group.title}”`} />
        {mayChange && <GroupMenu one={one} others={others} />}
      </div>
      <ul className="grid gap-2">
        {cards.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} isChosen={isChosen(card.id)} onToggle={onToggle && (() => onToggle(card.id))} isOver={over === `card ${card.id}`} />
          </li>
        ))}
      </ul>
      {cards.length === 0 && <p className="py-1 text-sm text-muted">No cards. Drop one here, or take the group apart.</p>}
      <div className="mt-2.5 empty:hidden">
        {group.failureModeId !== null ? (
          <FailureModeLink failureModeId={group.failureModeId} />
        ) : (
          mayChange &&
          mayMake && (
            <Button size="small" icon="arrow-right" onClick={() => acts.become(one)}>
              Make it a failure mode
            </Button>
          )
        )}
      </div>
    </section>
  )
}
