'use client'

import { Notice } from '@/components/ui/notice'
import { BrainstormPhase } from '@/components/workshop/brainstorm-phase'
import type { CardDesk, CardDeskView } from '@/components/workshop/card-desk'
import { ChoosePhase } from '@/components/workshop/choose-phase'
import { GroupPhase } from '@/components/workshop/group-phase'
import { PeopleList } from '@/components/workshop/people-list'
import { ScorePhase } from '@/components/workshop/score-phase'
import type { Answers } from '@/components/workshop/use-answers'
import type { HiddenNumbers } from '@/components/workshop/use-hidden-counts'
import { useWorkshop } from '@/components/workshop/use-workshop'

interface GuestPhaseProps {
  desk: CardDesk | null
  view: CardDeskView
  answers: Answers | null
  numbers: HiddenNumbers | null
}

/** What a guest does in the phase in which the meeting stands. */
export function GuestPhase({ desk, view, answers, numbers }: GuestPhaseProps) {
  const { phase } = useWorkshop()
  switch (phase.kind) {
    case 'set-scene':
      return <People />
    case 'brainstorm':
      return <BrainstormPhase desk={desk} view={view} counts={numbers?.counts ?? null} />
    case 'group':
      return <GroupPhase />
    case 'choose':
      return <ChoosePhase answers={answers} numbers={numbers} />
    case 'score':
      return <ScorePhase answers={answers} />
    case 'control':
    case 'own':
    case 'close':
      return (
        <Notice title="This part happens on the shared screen.">
          Controls and owners are decided by members. If something should be yours, ask whoever runs the meeting to invite you: what you wrote and scored stays yours.
        </Notice>
      )
  }
}

function People() {
  return (
    <section aria-labelledby="people-title" className="max-w-2xl">
      <h3 id="people-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Who is here
      </h3>
      <PeopleList />
    </section>
  )
}
