'use client'

import { Icon } from '@/components/ui/icon'
import { CategoryRadar } from '@/components/workshop/category-radar'
import { ChoosePhase } from '@/components/workshop/choose-phase'
import { ClosePhase } from '@/components/workshop/close-phase'
import { NoFailureModes } from '@/components/workshop/failure-mode-walk'
import { GroupPhase } from '@/components/workshop/group-phase'
import { ProtectionTable } from '@/components/workshop/protection-table'
import { ScenePhase } from '@/components/workshop/scene-phase'
import { ScorePhase } from '@/components/workshop/score-phase'
import type { HiddenNumbers } from '@/components/workshop/use-hidden-counts'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** What a phase shows on the wall: what everybody may see of it, without anything of whoever opened the page. */
export function ProjectorBody({ numbers }: { numbers: HiddenNumbers | null }) {
  const { workshop, phase } = useWorkshop()
  switch (workshop.endedAt === null ? phase.kind : 'close') {
    case 'set-scene':
      return <ScenePhase />
    case 'brainstorm':
      return <CategoryRadar counts={numbers?.counts ?? null} />
    case 'group':
      return <GroupPhase />
    case 'choose':
      return <ChoosePhase answers={null} numbers={numbers} />
    case 'score':
      return <ScorePhase answers={null} />
    case 'control':
      return <Holes />
    case 'own':
      return <Duties />
    case 'close':
      return <ClosePhase />
  }
}

/** What protects each failure mode, and where nothing does. */
function Holes() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const list = meetingFailureModes(rows, workshop.id)
  return list.length === 0 ? <NoFailureModes /> : <ProtectionTable list={list} />
}

/** What lands on whom, and who has said yes to it. */
function Duties() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const list = meetingFailureModes(rows, workshop.id)
  const duties = dutiesOf(rows, workshop.id, nowIso().slice(0, 10))
  useWholeFailureModes(list.map(({ id }) => id))
  if (list.length === 0) return <NoFailureModes />
  return (
    <ul aria-label="What lands on whom">
      {list.map((row) => (
        <li key={row.id} className="border-b py-2">
          <p className="text-lg font-medium wrap-anywhere">
            <span className="mr-2 font-mono font-normal">{row.code || 'new'}</span>
            {row.title}
          </p>
          <ul>
            {duties
              .filter(({ failureMode }) => failureMode.id === row.id)
              .map(({ kind, id, terms, bearers }) => (
                <li key={`${kind} ${id}`} className="flex flex-wrap justify-between gap-x-6">
                  <span className="min-w-0 wrap-anywhere">{terms}</span>
                  <span className="flex flex-wrap gap-x-4">
                    {bearers.length === 0 && <span className="text-warning">nobody</span>}
                    {bearers.map(({ membershipId, name, answer }) => (
                      <span key={membershipId} className="flex items-center gap-1">
                        {answer === 'accepted' && <Icon name="check" size={14} className="text-accent" />}
                        {name}
                        {answer !== 'accepted' && <span className="text-muted">(not yet)</span>}
                      </span>
                    ))}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
