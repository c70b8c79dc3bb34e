'use client'

import { useLayoutEffect, useMemo } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { LiveMark } from '@/components/room/live-mark'
import { FocusBar } from '@/components/workshop/focus-bar'
import { NoWorkshop } from '@/components/workshop/no-workshop'
import { ProjectorBody } from '@/components/workshop/projector-body'
import { ReadyCount } from '@/components/workshop/ready-count'
import { useHiddenCounts } from '@/components/workshop/use-hidden-counts'
import { useWorkshop, WorkshopContext, workshopPath, type WorkshopAtHand } from '@/components/workshop/use-workshop'
import { WorkshopTimer } from '@/components/workshop/workshop-timer'
import { WroteCount } from '@/components/workshop/wrote-count'
import { participantsOf, phasesOf } from '@/lib/domain/workshop/board'
import { useRoomView } from '@/lib/live/client/room'

/** A workshop for the wall: what everybody may see, large, with nothing to press. Whoever opens it does not join by that. */
export function ProjectorPage({ id }: { id: string }) {
  const { rows } = useRoomView()
  const workshop = rows.get('workshop', id)
  const phase = workshop && rows.get('workshop-phase', workshop.phaseId)
  useProjectorLook()
  const atHand = useMemo<WorkshopAtHand | null>(
    () => (workshop && phase ? { workshop, phase, phases: phasesOf(rows, workshop.id), mayRun: false, takesPart: false, mayGroup: false, isGuest: false } : null),
    [workshop, phase, rows],
  )
  if (!atHand) return <NoWorkshop />
  return (
    <WorkshopContext value={atHand}>
      <Wall />
    </WorkshopContext>
  )
}

/** Everything larger, and what is personal or to be pressed away, for as long as the page is open. */
function useProjectorLook(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.view = 'projector'
    return () => {
      delete dataset.view
    }
  }, [])
}

function Wall() {
  const { workshop, phase } = useWorkshop()
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const hasEnded = workshop.endedAt !== null
  const written = participantsOf(rows, workshop.id).reduce((sum, one) => sum + one.written, 0)
  // Not the opener's own desk: what they wrote has no business on a wall, nor in what is sent to it.
  const address = `/api${workshopPath(register.code, workshop.id)}/wall`
  const isAsking = !hasEnded && (phase.kind === 'brainstorm' || workshop.voting === 'open')
  const { numbers, clockAhead } = useHiddenCounts({ address, isAsking, hint: written, desk: null, answers: null })
  return (
    <article>
      <header className="border-b pb-4">
        <div className="flex flex-wrap items-center justify-between gap-4 text-muted">
          <p>
            {register.code} · {workshop.title}
          </p>
          <LiveMark />
        </div>
        <h1 className="mt-1 max-w-[60ch] text-3xl font-semibold tracking-tight wrap-anywhere">{workshop.scene}</h1>
      </header>
      <section aria-labelledby="phase-title" className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4 py-5">
        <div aria-live="polite" className="min-w-0 flex-1 basis-96">
          <h2 id="phase-title" className="text-2xl font-semibold">
            {hasEnded ? 'This workshop has ended' : phase.title}
          </h2>
          {!hasEnded && <p className="mt-1 max-w-prose text-xl">{phase.goal}</p>}
          {!hasEnded && (
            <div className="mt-2 flex flex-wrap items-baseline gap-x-8">
              <WroteCount counts={numbers?.counts ?? null} />
              <ReadyCount />
            </div>
          )}
        </div>
        {!hasEnded && <WorkshopTimer clockAhead={clockAhead} />}
      </section>
      {!hasEnded && <FocusBar follows />}
      <div className="pt-4">
        <ProjectorBody numbers={numbers} />
      </div>
    </article>
  )
}
