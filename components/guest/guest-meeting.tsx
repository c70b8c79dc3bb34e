'use client'

import { useCallback, useMemo, type ReactNode } from 'react'
import { GuestPhase } from '@/components/guest/guest-phase'
import { LiveMark } from '@/components/room/live-mark'
import { RoomActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { ToastProvider } from '@/components/ui/toast'
import { EarlyScoring } from '@/components/workshop/early-scoring'
import { LateCards } from '@/components/workshop/late-cards'
import { PhaseHead } from '@/components/workshop/phase-head'
import { PhaseStrip } from '@/components/workshop/phase-strip'
import { useAnswers } from '@/components/workshop/use-answers'
import { useCardDesk } from '@/components/workshop/use-card-desk'
import { useHiddenCounts } from '@/components/workshop/use-hidden-counts'
import { useWorkshop, WorkshopContext, type WorkshopAtHand } from '@/components/workshop/use-workshop'
import { participantsOf, phasesOf } from '@/lib/domain/workshop/board'
import { GuestRoom } from '@/lib/live/client/guest-room'
import { useRoomView } from '@/lib/live/client/room'
import type { RoomStart } from '@/lib/live/client/room-doors'

interface GuestMeetingProps {
  start: RoomStart
  workshopId: string
  leave: () => Promise<void>
}

/** A meeting as its guests see it: where it stands and what is to be done there, and nothing of the register around it. */
export function GuestMeeting({ start, workshopId, leave }: GuestMeetingProps) {
  // The page is read anew, and says why it is over.
  const onGone = useCallback(() => window.location.reload(), [])
  return (
    <ToastProvider>
      <GuestRoom start={start} onGone={onGone}>
        <RoomActions>
          <AtHand workshopId={workshopId}>
            <Meeting leave={leave} />
          </AtHand>
        </RoomActions>
      </GuestRoom>
    </ToastProvider>
  )
}

function AtHand({ workshopId, children }: { workshopId: string; children: ReactNode }) {
  const { rows } = useRoomView()
  const workshop = rows.get('workshop', workshopId)
  const phase = workshop && rows.get('workshop-phase', workshop.phaseId)
  const atHand = useMemo<WorkshopAtHand | null>(
    () => (workshop && phase ? { workshop, phase, phases: phasesOf(rows, workshop.id), mayRun: false, takesPart: true, mayGroup: false, isGuest: true } : null),
    [workshop, phase, rows],
  )
  return atHand && <WorkshopContext value={atHand}>{children}</WorkshopContext>
}

function Meeting({ leave }: { leave: () => Promise<void> }) {
  const { workshop, phase } = useWorkshop()
  const { rows, reader } = useRoomView()
  const { desk, view } = useCardDesk(workshop)
  const answers = useAnswers(workshop.id)
  const isWriting = phase.kind === 'brainstorm'
  const written = participantsOf(rows, workshop.id).reduce((sum, one) => sum + one.written, 0)
  const hint = written + view.cards.length
  const { numbers, clockAhead } = useHiddenCounts({ address: '/api/guest/desk', isAsking: isWriting || workshop.voting === 'open', hint, desk, answers })
  return (
    <main className="mx-auto max-w-5xl px-4 pt-4 pb-24 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-sm text-muted">
          You are here as <strong className="font-medium text-ink">{reader.name}</strong>, a guest
        </p>
        <div className="flex items-center gap-3">
          <LiveMark />
          <Button size="small" variant="quiet" onClick={() => void leave()}>
            Leave
          </Button>
        </div>
      </div>
      <header className="mt-3 border-b pb-3">
        <p className="text-base text-muted wrap-anywhere">{workshop.title}</p>
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere sm:text-3xl">{workshop.scene}</h1>
      </header>
      <PhaseStrip />
      <PhaseHead clockAhead={clockAhead} />
      <LateCards desk={desk} cards={view.cards} isWriting={isWriting} />
      <EarlyScoring answers={answers} />
      <GuestPhase desk={desk} view={view} answers={answers} numbers={numbers} />
    </main>
  )
}
