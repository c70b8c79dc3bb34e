'use client'

import { useState } from 'react'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { useRegisterRow } from '@/components/register/use-register'
import { Button, ButtonLink } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { AgendaEditor } from '@/components/workshop/agenda-editor'
import { LandsOnYou } from '@/components/workshop/lands-on-you'
import { NotAccepted } from '@/components/workshop/not-accepted'
import { useWorkshop, workshopPath } from '@/components/workshop/use-workshop'
import type { Board } from '@/lib/domain/workshop/board'
import { countClose } from '@/lib/domain/workshop/close-counts'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { meetingInputsOf } from '@/lib/domain/workshop/meeting-inputs'
import { GAPS, type Gap } from '@/lib/domain/workshop/what-is-missing'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomStore, useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

const GAP_NAMES: Record<Gap, string> = { score: 'not scored', owner: 'without owner', detection: 'no detection', 'hard-stop': 'no hard stop', recovery: 'no recovery' }

/** What is open, in numbers that lead to it; what was given and not accepted; and what can be taken away. */
export function CloseOverview({ board }: { board: Board }) {
  const { workshop, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const isWhole = useWholeFailureModes(meetingFailureModes(rows, workshop.id).map(({ id }) => id))
  const duties = dutiesOf(rows, workshop.id, nowIso().slice(0, 10))
  const { gaps, unaccepted, parked, left } = countClose(rows, workshop.id, { board, duties, isWhole })
  const firstParked = board.parkedGroups[0] ? '#parked-groups' : '#parked-cards'
  return (
    <div className="grid gap-6">
      <ul aria-label="Still open" className="flex flex-wrap gap-x-6 gap-y-2 border-b pb-4">
        {GAPS.map((gap) => (
          <Count key={gap} count={gaps[gap].length} words={GAP_NAMES[gap]} href={`#missing-${gaps[gap][0] ?? ''}`} isGrave />
        ))}
        <Count count={unaccepted} words="not accepted" href="#unaccepted-title" isGrave />
        <Count count={parked} words="parked" href={firstParked} />
        <Count count={left} words="left on the table" href={board.groups.some(({ group }) => group.failureModeId === null) ? '#left' : '#left-cards'} />
      </ul>
      <div className="flex flex-wrap items-center gap-3 projector:hidden print:hidden">
        <ButtonLink icon="document" href={`${workshopPath(register.code, workshop.id)}/summary`}>
          Summary
        </ButtonLink>
        <KeepAgenda />
        <ButtonLink icon="check" href={baselinesPath(register.code)}>
          Hand over to sign-off
        </ButtonLink>
        <p className="text-sm text-muted">A baseline freezes the register as it stands now; those who sign are asked to sign that.</p>
      </div>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2 projector:hidden">
        {duties.length > 0 && <LandsOnYou duties={duties} />}
        {(mayRun || workshop.endedAt !== null) && duties.length > 0 && <NotAccepted duties={duties} />}
      </div>
    </div>
  )
}

/** A number that leads to what it counts; what is nothing leads nowhere. */
function Count({ count, words, href, isGrave = false }: { count: number; words: string; href: string; isGrave?: boolean }) {
  const look = joinClasses('tabular text-2xl font-semibold', count === 0 ? 'text-faint' : isGrave ? 'text-warning' : 'text-ink')
  const inside = (
    <>
      <span className={look}>{count}</span> <span className="text-sm text-muted">{words}</span>
    </>
  )
  return (
    <li>
      {count === 0 ? (
        <span className="inline-flex items-baseline gap-1.5 py-1">{inside}</span>
      ) : (
        <a href={href} className="inline-flex items-baseline gap-1.5 py-1 no-underline hover:underline pointer-coarse:min-h-11">
          {inside}
        </a>
      )}
    </li>
  )
}

/** The phases as this meeting had them, kept as an agenda of the workspace’s own. */
function KeepAgenda() {
  const { workshop, phases } = useWorkshop()
  const { rows } = useRoomView()
  const mayKeep = useRoomStore().may('run-workshop')
  const [isKeeping, setKeeping] = useState(false)
  if (!mayKeep) return null
  const agenda = { name: workshop.agendaName, purpose: '', phases, inputs: meetingInputsOf(rows, workshop.id).map(({ title }) => title) }
  return (
    <>
      <Button icon="plus" onClick={() => setKeeping(true)}>
        Keep this agenda
      </Button>
      {isKeeping && <AgendaEditor from={{ agenda, base: workshop.agendaKey }} row={null} onClose={() => setKeeping(false)} onSaved={() => undefined} />}
    </>
  )
}
