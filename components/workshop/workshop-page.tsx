'use client'

import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { EditableText, type EditableTextProps } from '@/components/room/editable-text'
import { LiveMark } from '@/components/room/live-mark'
import { PresenceRow } from '@/components/room/presence-row'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { BrainstormPhase } from '@/components/workshop/brainstorm-phase'
import type { CardDesk, CardDeskView } from '@/components/workshop/card-desk'
import { ChoosePhase } from '@/components/workshop/choose-phase'
import { ClosePhase } from '@/components/workshop/close-phase'
import { ControlPhase } from '@/components/workshop/control-phase'
import { FacilitatorDesk } from '@/components/workshop/facilitator-desk'
import { GroupPhase } from '@/components/workshop/group-phase'
import { DoorNotice, useStandingAtDoor } from '@/components/workshop/door-notice'
import { EarlyScoring } from '@/components/workshop/early-scoring'
import { LateCards } from '@/components/workshop/late-cards'
import { NeverRevealed } from '@/components/workshop/never-revealed'
import { OwnPhase } from '@/components/workshop/own-phase'
import { FocusBar } from '@/components/workshop/focus-bar'
import { LeadGone } from '@/components/workshop/lead-gone'
import { NoWorkshop } from '@/components/workshop/no-workshop'
import { PhaseHead } from '@/components/workshop/phase-head'
import { PhaseStrip } from '@/components/workshop/phase-strip'
import { ScenePhase } from '@/components/workshop/scene-phase'
import { ScoredRounds } from '@/components/workshop/scored-rounds'
import { ScorePhase } from '@/components/workshop/score-phase'
import { useAnswers, type Answers } from '@/components/workshop/use-answers'
import { useCardDesk } from '@/components/workshop/use-card-desk'
import { useHiddenCounts, type HiddenNumbers } from '@/components/workshop/use-hidden-counts'
import { useOwnPart } from '@/components/workshop/use-own-part'
import { useWorkshop, WorkshopContext, workshopPath, type WorkshopAtHand } from '@/components/workshop/use-workshop'
import { participantsOf, phasesOf } from '@/lib/domain/workshop/board'
import { answeredIn } from '@/lib/domain/workshop/rounds'
import type { WorkshopPhaseRow, WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leads } from '@/lib/domain/workshop/workshop-standing'
import { newId } from '@/lib/kernel/ids'
import { useDo, useRoomStore, useRoomView } from '@/lib/live/client/room'

/** A workshop: where it stands, what is to be done there, and, for who leads it, the console. */
export function WorkshopPage({ id }: { id: string }) {
  const { rows } = useRoomView()
  const workshop = rows.get('workshop', id)
  const phase = workshop && rows.get('workshop-phase', workshop.phaseId)
  if (!workshop || !phase) return <NoWorkshop />
  return (
    <AtHand workshop={workshop} phase={phase}>
      <Meeting />
    </AtHand>
  )
}

function AtHand({ workshop, phase, children }: { workshop: WorkshopRow; phase: WorkshopPhaseRow; children: ReactNode }) {
  const { rows, reader } = useRoomView()
  const store = useRoomStore()
  const isOpen = workshop.endedAt === null
  const { membershipId, roles } = reader
  const mayRun = isOpen && membershipId !== null && leads(rows, workshop.id, { membershipId, roles })
  const standing = useStandingAtDoor(workshop, mayRun)
  const takesPart = isOpen && store.may('take-part') && standing === 'welcome'
  const mayGroup = takesPart && workshop.revealedAt !== null && (phase.kind === 'group' || mayRun)
  useJoining(workshop.id, takesPart)
  const atHand = useMemo<WorkshopAtHand>(
    () => ({ workshop, phase, phases: phasesOf(rows, workshop.id), mayRun, takesPart, mayGroup, isGuest: false }),
    [workshop, phase, rows, mayRun, takesPart, mayGroup],
  )
  return (
    <WorkshopContext value={atHand}>
      {isOpen && <DoorNotice standing={standing} />}
      {children}
    </WorkshopContext>
  )
}

/** Opening the page is taking part, for everybody who may. */
function useJoining(workshopId: string, takesPart: boolean): void {
  const run = useDo()
  const store = useRoomStore()
  const asked = useRef(false)
  useEffect(() => {
    const { rows, reader } = store.read()
    const isThere = participantsOf(rows, workshopId).some(({ membershipId }) => membershipId === reader.membershipId)
    if (!takesPart || isThere || asked.current) return
    asked.current = true
    void run('workshop.join', { workshopId, participantId: newId() })
  }, [workshopId, takesPart, run, store])
}

function Meeting() {
  const { workshop, phase, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const { desk, view } = useCardDesk(workshop)
  const isWriting = workshop.endedAt === null && phase.kind === 'brainstorm'
  const written = participantsOf(rows, workshop.id).reduce((sum, one) => sum + one.written, 0)
  const address = `/api${workshopPath(register.code, workshop.id)}/desk`
  const answers = useAnswers(workshop.id)
  const isVoting = workshop.endedAt === null && workshop.voting === 'open'
  const answered = useOwnAnswers(workshop.id)
  const hint = written + view.cards.length + answered
  const { numbers, clockAhead } = useHiddenCounts({ address, isAsking: isWriting || isVoting, hint, desk, answers })
  return (
    <article className="pt-5 max-sm:-mt-6 max-sm:pb-16">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Breadcrumbs
          crumbs={[
            { label: register.code, href: `/registers/${encodeURIComponent(register.code)}` },
            { label: 'Workshops', href: workshopPath(register.code) },
            { label: workshop.title },
          ]}
        />
        <div className="flex flex-wrap items-center gap-4">
          <PresenceRow />
          <LiveMark />
        </div>
      </div>
      <header className="mt-4 border-b pb-4 max-sm:mt-2 max-sm:pb-2">
        <Words field="title" label="Title of the workshop" max={120} render={(title) => <p className="text-base text-muted wrap-anywhere">{title}</p>} />
        <Words
          field="scene"
          label="Scene"
          max={300}
          render={(scene) => <h1 className="max-w-4xl text-xl font-semibold tracking-tight wrap-anywhere sm:text-3xl">{scene}</h1>}
        />
      </header>
      <PhaseStrip />
      {workshop.endedAt === null && <FocusBar follows={!mayRun} />}
      {workshop.endedAt === null ? (
        <PhaseHead clockAhead={clockAhead} />
      ) : (
        <p className="py-5 text-lg font-semibold">This workshop has ended. What was found in it stays here and in the register.</p>
      )}
      <LeadGone />
      {mayRun && <FacilitatorDesk counts={numbers?.counts ?? null} />}
      <LateCards desk={desk} cards={view.cards} isWriting={isWriting} />
      <NeverRevealed cards={view.cards} />
      {workshop.endedAt === null && <EarlyScoring answers={answers} />}
      {workshop.endedAt !== null ? <ClosePhase /> : <PhaseBody desk={desk} view={view} answers={answers} numbers={numbers} />}
      {(workshop.endedAt !== null || phase.kind !== 'score') && <ScoredRounds />}
    </article>
  )
}

/** Words of the workshop, which who leads may mend until it ends. */
function Words({ field, ...rest }: Pick<EditableTextProps, 'label' | 'max' | 'render'> & { field: 'title' | 'scene' }) {
  const { workshop, mayRun } = useWorkshop()
  return <EditableText kind="workshop" id={workshop.id} field={field} value={workshop[field]} shape="line" readOnly={!mayRun} {...rest} />
}

/** How many rounds one has answered, in whatever tab. */
function useOwnAnswers(workshopId: string): number {
  const { rows } = useRoomView()
  const { participantId } = useOwnPart()
  const rounds = rows.where('scoring-round', 'workshopId', workshopId)
  return rounds.filter(({ id }) => participantId !== null && answeredIn(rows, id).has(participantId)).length
}

interface PhaseBodyProps {
  desk: CardDesk | null
  view: CardDeskView
  answers: Answers | null
  numbers: HiddenNumbers | null
}

function PhaseBody({ desk, view, answers, numbers }: PhaseBodyProps) {
  const { phase } = useWorkshop()
  switch (phase.kind) {
    case 'set-scene':
      return <ScenePhase />
    case 'brainstorm':
      return <BrainstormPhase desk={desk} view={view} counts={numbers?.counts ?? null} />
    case 'group':
      return <GroupPhase />
    case 'choose':
      return <ChoosePhase answers={answers} numbers={numbers} />
    case 'score':
      return <ScorePhase answers={answers} />
    case 'control':
      return <ControlPhase />
    case 'own':
      return <OwnPhase />
    case 'close':
      return <ClosePhase />
  }
}
