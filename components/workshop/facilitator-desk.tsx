'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu } from '@/components/ui/menu'
import { useLeading } from '@/components/workshop/use-leading'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { participantsOf } from '@/lib/domain/workshop/board'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'
import { useRoomView } from '@/lib/live/client/room'

/** The console of who leads: what to say, what the room has done, and the one step that comes next. */
export function FacilitatorDesk({ counts }: { counts: readonly HiddenCount[] | null }) {
  const { workshop, phase, phases } = useWorkshop()
  const { canGo, needsReveal, go, end, isRevealing } = useLeading()
  const [isEnding, setEnding] = useState(false)
  const next = phases[phases.findIndex(({ id }) => id === phase.id) + 1]
  const others = phases.filter((one) => one.id !== next?.id && canGo(one))
  return (
    <section aria-labelledby="desk-title" className="mb-6 grid gap-x-8 gap-y-3 border-l-2 border-accent bg-accent-soft px-4 py-3.5 lg:grid-cols-[1fr_auto] projector:hidden">
      <div className="min-w-0">
        <h3 id="desk-title" className="text-xs font-medium text-muted">
          Only who leads sees this. You can say:
        </h3>
        <p className="mt-1 max-w-prose text-base">{phase.say}</p>
        <Progress counts={counts} />
      </div>
      <div className="flex flex-wrap content-start items-center gap-2 lg:justify-end">
        {others.length > 0 && (
          <Menu label="Go to another phase" variant="secondary" items={others.map((one) => ({ label: one.title, onSelect: () => go(one) }))}>
            Another phase
          </Menu>
        )}
        {next ? (
          <Button variant="primary" onClick={() => go(next)} disabled={!canGo(next)} pending={isRevealing}>
            {needsReveal(next) ? 'Reveal all cards' : `On to: ${next.title}`}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setEnding(true)}>
            End the workshop
          </Button>
        )}
      </div>
      <Dialog
        open={isEnding}
        onClose={() => setEnding(false)}
        title="End this workshop?"
        description="Nobody writes or groups in it any more. Its cards and groups stay as they are, and its failure modes go on in the register."
        dismissable
        footer={
          <>
            <Button onClick={() => setEnding(false)}>Not yet</Button>
            <Button variant="primary" onClick={end}>
              End “{workshop.title}”
            </Button>
          </>
        }
      >
        <p className="text-base">An ended workshop is not opened again; for another hour open a new one.</p>
      </Dialog>
    </section>
  )
}

/** What the room has done so far, in numbers. */
function Progress({ counts }: { counts: readonly HiddenCount[] | null }) {
  const { workshop, phase } = useWorkshop()
  const { rows } = useRoomView()
  const people = participantsOf(rows, workshop.id)
  const joined = people.length === 1 ? '1 person has joined' : `${people.length} people have joined`
  const cards = counts?.reduce((sum, one) => sum + one.cards, 0) ?? 0
  const writers = people.filter(({ written }) => written > 0).length
  const words = [joined]
  if (phase.kind === 'brainstorm') words.push(cards === 1 ? '1 card is hidden' : `${cards} cards are hidden`)
  if (phase.kind === 'brainstorm' && workshop.authorship === 'named') words.push(`${writers} of ${people.length} have written`)
  return (
    <p role="status" className="tabular mt-2 text-sm text-muted">
      {words.join(' · ')}
    </p>
  )
}
