'use client'

import { useRef, type KeyboardEvent } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Kbd } from '@/components/ui/kbd'
import { AlikeCards } from '@/components/workshop/alike-cards'
import { BoardCard } from '@/components/workshop/board-card'
import { BoardGroupBox } from '@/components/workshop/board-group-box'
import { ChosenBar } from '@/components/workshop/chosen-bar'
import { DragGhost } from '@/components/workshop/drag-ghost'
import { RemovedCards } from '@/components/workshop/removed-cards'
import { useAlikePiles } from '@/components/workshop/use-alike-piles'
import { useBoardActs } from '@/components/workshop/use-board-acts'
import { useCardDrag } from '@/components/workshop/use-card-drag'
import { moveBetweenCards, useCardSelection } from '@/components/workshop/use-card-selection'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { boardOf, type BoardGroup } from '@/lib/domain/workshop/board'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'
import { useRoomView } from '@/lib/live/client/room'

const NONE: readonly CardRow[] = []

/** All cards on the table: those that lie alone, and the groups. By mouse a card is dragged; by keyboard or finger it is chosen and put. */
export function GroupPhase() {
  const { workshop, mayGroup, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const board = boardOf(rows, workshop.id)
  const groups = [...board.groups, ...board.parkedGroups]
  const cards = [...board.alone, ...board.parked, ...groups.flatMap((one) => one.cards)]
  const acts = useBoardActs()
  const { chosen, isChosen, toggle, clear } = useCardSelection(cards)
  const table = useRef<HTMLDivElement>(null)
  const then = (work: () => unknown) => () => {
    work()
    clear()
  }
  const alike = useAlikePiles(workshop.id, mayGroup ? board.alone : NONE)
  const groupCards = (some: readonly CardRow[]) => {
    const id = acts.group(some)
    // The name of a new group is what comes next, so the focus goes there.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[id="group-${id}"]`)?.focus())
  }
  const groupChosen = then(() => groupCards(chosen))
  /** What a card carries when it is dragged: itself, or all that are chosen with it. */
  const dragged = (id: string): CardRow[] => (isChosen(id) ? chosen : cards.filter((card) => card.id === id))
  const drop = (id: string, over: string) => {
    const [place, targetId] = over.split(' ')
    const target = place === 'card' ? cards.find((card) => card.id === targetId) : undefined
    const moving = dragged(id).filter((card) => card !== target)
    const into = groups.find(({ group }) => group.id === (place === 'group' ? targetId : target?.cardGroupId))
    if (moving.length === 0) return
    if (into) then(() => acts.moveTo(moving, into.group))()
    else if (target) then(() => acts.group([target, ...moving]))()
    else if (place === 'alone') then(() => acts.takeOut(moving))()
  }
  const { dragged: inHand, onPointerDown } = useCardDrag(mayGroup, drop)
  const over = inHand?.over ?? null
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isOnCard = event.target instanceof HTMLElement && event.target.matches('[data-card]')
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (moveBetweenCards(event)) event.preventDefault()
    else if (isOnCard && isPlain && mayGroup && chosen.length > 0 && event.key.toLowerCase() === 'g') groupChosen()
  }
  if (board.count === 0 && board.removed === 0) {
    return (
      <EmptyState headingLevel={3} title="No cards were written.">
        Who leads can go back to the brainstorm.
      </EmptyState>
    )
  }
  const box = (one: BoardGroup) => (
    <BoardGroupBox
      key={one.group.id}
      one={one}
      others={groups.filter((other) => other !== one)}
      isChosen={isChosen}
      onToggle={mayGroup ? toggle : undefined}
      over={over}
    />
  )
  const shown = (card: CardRow) => (
    <BoardCard card={card} isChosen={isChosen(card.id)} onToggle={mayGroup ? () => toggle(card.id) : undefined} isOver={over === `card ${card.id}`} />
  )
  const inPiles = new Set(alike.piles.flatMap((one) => one.cards))
  const pile = (id: string, title: string, list: readonly CardRow[], nothing: string) => (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-lg font-semibold">
        {title} <span className="tabular font-normal text-faint">{list.length}</span>
      </h3>
      {list.length === 0 && <p className="text-muted">{nothing}</p>}
      {list === board.alone && <AlikeCards piles={alike.piles} renderCard={shown} onGroup={groupCards} onDismiss={alike.dismiss} />}
      <ul className="grid gap-2">
        {list
          .filter((card) => !inPiles.has(card))
          .map((card) => (
            <li key={card.id}>{shown(card)}</li>
          ))}
      </ul>
    </section>
  )
  return (
    <div ref={table} onKeyDown={onKeyDown} onPointerDown={onPointerDown}>
      {mayGroup && (
        <div className="sticky top-0 z-20 mb-3 grid min-h-14 items-center bg-ground py-1.5 print:hidden">
          {chosen.length === 0 ? (
            <HowTo />
          ) : (
            <ChosenBar
              count={chosen.length}
              groups={groups}
              onGroup={groupChosen}
              onMove={(id) => {
                const into = groups.find(({ group }) => group.id === id)
                if (into) then(() => acts.moveTo(chosen, into.group))()
              }}
              onTakeOut={then(() => acts.takeOut(chosen))}
              onPark={then(() => acts.parkCards(chosen))}
              onClear={clear}
              onRemove={mayRun ? then(() => acts.removeCards(chosen)) : undefined}
              onPoint={mayRun && chosen.length === 1 ? then(() => chosen.forEach(acts.pointAt)) : undefined}
            />
          )}
        </div>
      )}
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1fr_2fr]">
        <div data-drop="alone" className="grid gap-8">
          {pile('alone-title', 'Not grouped', board.alone, 'Every card lies in a group or is parked.')}
          {board.parked.length > 0 && pile('parked-title', 'Parked cards', board.parked, '')}
          <RemovedCards count={board.removed} />
        </div>
        <div className="grid gap-8">
          <section aria-labelledby="groups-title">
            <h3 id="groups-title" className="mb-2 text-lg font-semibold">
              Groups <span className="tabular font-normal text-faint">{board.groups.length}</span>
            </h3>
            {board.groups.length === 0 && <p className="text-muted">None yet.</p>}
            <div className="grid items-start gap-4 xl:grid-cols-2">{board.groups.map(box)}</div>
          </section>
          {board.parkedGroups.length > 0 && (
            <section aria-labelledby="parked-groups-title">
              <h3 id="parked-groups-title" className="mb-2 text-lg font-semibold">
                Parked groups
              </h3>
              <div className="grid items-start gap-4 xl:grid-cols-2">{board.parkedGroups.map(box)}</div>
            </section>
          )}
        </div>
      </div>
      {inHand && <DragGhost dragged={inHand} cards={dragged(inHand.cardId)} />}
    </div>
  )
}

function HowTo() {
  return (
    <p className="text-sm text-muted">
      Press cards that fail in the same way, then group them; or drag one onto another.
      <span className="max-sm:hidden pointer-coarse:hidden">
        {' '}
        Arrows go from card to card, <Kbd keys={['Space']} /> chooses, <Kbd keys={['G']} /> groups, <Kbd keys={['Ctrl', 'Z']} /> takes back.
      </span>
    </p>
  )
}
