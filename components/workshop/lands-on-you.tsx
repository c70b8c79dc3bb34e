'use client'

import Link from 'next/link'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { DUTY_FIELDS, type Duty, type DutyAnswer } from '@/lib/domain/workshop/duties'
import { newId } from '@/lib/kernel/ids'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** What this meeting gave the reader, and their yes to it. Nobody says it for them. */
export function LandsOnYou({ duties }: { duties: readonly Duty[] }) {
  const { workshop } = useWorkshop()
  const { rows, reader } = useRoomView()
  const mayAnswer = useRoomStore().may('take-part')
  const { act } = useActions()
  const own = duties.flatMap((duty) => {
    const bearer = duty.bearers.find(({ membershipId }) => membershipId === reader.membershipId)
    return bearer ? [{ duty, answer: bearer.answer }] : []
  })
  const open = own.filter(({ answer }) => answer !== 'accepted').map(({ duty }) => duty)
  const accept = (some: readonly Duty[]) => {
    const given = some.map((duty) => ({ id: newId(), workshopId: workshop.id, [DUTY_FIELDS[duty.kind]]: duty.id }))
    void act('undertaking.add', { rows: given }, { done: some.length === 1 ? 'You said yes to it.' : `You said yes to all ${some.length}.` })
  }
  const takeBack = (duty: Duty) => {
    const said = rows.where('undertaking', DUTY_FIELDS[duty.kind], duty.id).filter((one) => one.membershipId === reader.membershipId && one.deletedAt === null)
    void act('undertaking.delete', { ids: said.map(({ id }) => id) }, { done: 'You took your yes back.' })
  }
  return (
    <section aria-labelledby="lands-title">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-2 border-b pb-1.5">
        <h3 id="lands-title" className="text-lg font-semibold">
          What lands on you <span className="tabular font-normal text-faint">{own.length}</span>
        </h3>
        {mayAnswer && open.length > 1 && (
          <Button size="small" onClick={() => accept(open)}>
            Accept all {open.length}
          </Button>
        )}
      </div>
      {own.length === 0 && <p className="py-2 text-muted">Nothing so far: you hold none of the owner roles here, and no action bears your name.</p>}
      <ul aria-labelledby="lands-title">
        {own.map(({ duty, answer }) => (
          <li key={`${duty.kind} ${duty.id} ${duty.failureMode.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
            <div className="min-w-0 flex-1 basis-56">
              <p className="wrap-anywhere">{duty.terms}</p>
              <ForFailureMode duty={duty} />
            </div>
            {mayAnswer && <Answer answer={answer} onAccept={() => accept([duty])} onTakeBack={() => takeBack(duty)} about={duty.terms} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ForFailureMode({ duty: { failureMode } }: { duty: Duty }) {
  const register = useRegisterRow()
  return (
    <p className="text-sm text-muted">
      for{' '}
      <Link href={failureModePath(register.code, failureMode.code)} className="wrap-anywhere pointer-coarse:inline-block pointer-coarse:py-2">
        <span className="font-mono">{failureMode.code || 'new'}</span> {failureMode.title}
      </Link>
    </p>
  )
}

interface AnswerProps {
  answer: DutyAnswer
  about: string
  onAccept: () => void
  onTakeBack: () => void
}

function Answer({ answer, about, onAccept, onTakeBack }: AnswerProps) {
  if (answer === 'accepted') {
    return (
      <span className="flex items-center gap-1.5 text-sm text-accent">
        <Icon name="check" size={14} /> accepted
        <Button size="small" variant="quiet" aria-label={`Take back: ${about}`} onClick={onTakeBack}>
          Take back
        </Button>
      </span>
    )
  }
  return (
    <span className="flex items-center gap-2 text-sm">
      {answer === 'changed' && <span className="text-warning">changed since your yes</span>}
      <Button size="small" variant="secondary" aria-label={`Accept: ${about}`} onClick={onAccept}>
        Accept
      </Button>
    </span>
  )
}
