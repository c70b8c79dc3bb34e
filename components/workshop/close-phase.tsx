'use client'

import Link from 'next/link'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { Badge } from '@/components/ui/badge'
import { BoardCard } from '@/components/workshop/board-card'
import { BoardGroupBox } from '@/components/workshop/board-group-box'
import { CloseOverview } from '@/components/workshop/close-overview'
import { FocusButton, FocusPlace } from '@/components/workshop/focus-mark'
import { RemovedCards } from '@/components/workshop/removed-cards'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { boardOf, type Board, type BoardGroup } from '@/lib/domain/workshop/board'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { GAP_WORDS, gapsOf, type Gap } from '@/lib/domain/workshop/what-is-missing'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** Where on the page of a failure mode a gap is filled. */
const GAP_PLACES: Record<Gap, string> = { score: '#assessment-title', owner: '', detection: '', 'hard-stop': '', recovery: '#analysis-title' }

/** What came out: failure modes and what they still lack, groups that became none, and what was parked. */
export function ClosePhase() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const board = boardOf(rows, workshop.id)
  const all = [...board.groups, ...board.parkedGroups]
  const linked = all.filter(({ group }) => group.failureModeId !== null)
  const unlinked = board.groups.filter(({ group }) => group.failureModeId === null)
  return (
    <div className="grid gap-8">
      <CloseOverview board={board} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
        <FailureModes linked={linked} />
        <div className="grid gap-8">
          <Groups id="left" title="Groups that became no failure mode" nothing="None: every group is one." groups={unlinked} />
          <Parked board={board} />
          <Cards id="left-cards" title="Cards in no group" cards={board.alone} />
          <RemovedCards count={board.removed} />
        </div>
      </div>
    </div>
  )
}

/** The failure modes that the meeting worked on, from its groups or chosen from the register: those that the counts above count. */
function FailureModes({ linked }: { linked: readonly BoardGroup[] }) {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const failureModes = meetingFailureModes(rows, workshop.id)
  const isWhole = useWholeFailureModes(failureModes.map(({ id }) => id))
  return (
    <section aria-labelledby="became-title">
      <h3 id="became-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Failure modes of this workshop <span className="tabular font-normal text-faint">{failureModes.length}</span>
      </h3>
      {failureModes.length === 0 && <p className="py-2 text-muted">None yet. A group is made a failure mode in the grouping, and one of the register is taken up in the choosing.</p>}
      <ul aria-label="Failure modes and what is missing">
        {failureModes.map((row) => {
          const gaps = isWhole(row.id) ? gapsOf(rows, row) : null
          const from = linked.filter(({ group }) => group.failureModeId === row.id)
          return (
            <li key={row.id} id={`missing-${row.id}`} className="scroll-mt-4 border-b py-3 target:bg-accent-soft">
              <FocusPlace kind="failure-mode" id={row.id} className="flex items-start justify-between gap-2">
                <Link href={failureModePath(register.code, row.code)} className="text-base font-medium text-ink wrap-anywhere no-underline hover:underline pointer-coarse:inline-block pointer-coarse:min-h-11">
                  <span className="mr-2 font-mono text-sm font-normal text-muted">{row.code || 'new'}</span>
                  {row.title}
                </Link>
                <FocusButton kind="failure-mode" id={row.id} what={row.code} />
              </FocusPlace>
              {from.map((one) => (
                <FromGroup key={one.group.id} one={one} />
              ))}
              <ul aria-label={`Missing in ${row.code}`} className="mt-1.5 flex flex-wrap gap-1.5">
                {gaps?.map((gap) => (
                  <li key={gap}>
                    <Link href={`${failureModePath(register.code, row.code)}${GAP_PLACES[gap]}`} className="no-underline pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
                      <Badge tone="warning">{GAP_WORDS[gap]}</Badge>
                    </Link>
                  </li>
                ))}
                {gaps?.length === 0 && <li className="text-sm text-muted">Nothing is missing.</li>}
              </ul>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The cards that a failure mode came from, for who follows a link back to them. */
function FromGroup({ one: { group, cards } }: { one: BoardGroup }) {
  return (
    <details id={`group-${group.id}`} className="scroll-mt-4 text-sm text-muted">
      <summary className="py-0.5 wrap-anywhere pointer-coarse:py-3">
        From “{group.title}”, {cards.length === 1 ? '1 card' : `${cards.length} cards`}
      </summary>
      <ul className="mt-1 grid gap-2 text-ink">
        {cards.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} isChosen={false} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Parked({ board }: { board: Board }) {
  return (
    <>
      <Groups id="parked-groups" title="Parked groups" nothing="Nothing was parked." groups={board.parkedGroups} isQuiet={board.parked.length > 0} />
      <Cards id="parked-cards" title="Parked cards" cards={board.parked} />
    </>
  )
}

/** Quiet where another list beside it says more than its “nothing” would. */
function Groups({ id, title, nothing, groups, isQuiet = false }: { id: string; title: string; nothing: string; groups: readonly BoardGroup[]; isQuiet?: boolean }) {
  if (groups.length === 0 && isQuiet) return null
  return (
    <section id={id} aria-label={title} className="scroll-mt-4">
      <h3 className="mb-2 border-b pb-1.5 text-lg font-semibold">
        {title} <span className="tabular font-normal text-faint">{groups.length}</span>
      </h3>
      {groups.length === 0 && <p className="text-muted">{nothing}</p>}
      <div className="grid gap-3">
        {groups.map((one) => (
          <BoardGroupBox key={one.group.id} one={one} others={[]} isChosen={() => false} />
        ))}
      </div>
    </section>
  )
}

function Cards({ id, title, cards }: { id: string; title: string; cards: Board['alone'] }) {
  if (cards.length === 0) return null
  return (
    <section id={id} aria-label={title} className="scroll-mt-4">
      <h3 className="mb-2 border-b pb-1.5 text-lg font-semibold">
        {title} <span className="tabular font-normal text-faint">{cards.length}</span>
      </h3>
      <ul className="grid gap-2">
        {cards.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} isChosen={false} />
          </li>
        ))}
      </ul>
    </section>
  )
}
