'use client'

import { ActionsPanel } from '@/components/action/actions-panel'
import { OwnerChain } from '@/components/failure-mode/owner-chain'
import { Part } from '@/components/failure-mode/scenario-story'
import { FailureModeWalk, NoFailureModes } from '@/components/workshop/failure-mode-walk'
import { LandsOnYou } from '@/components/workshop/lands-on-you'
import { NotAccepted } from '@/components/workshop/not-accepted'
import { useFailureModeWalk } from '@/components/workshop/use-failure-mode-walk'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Whose it is: what lands on the reader, what nobody has said yes to, and the owners and actions of each failure mode. */
export function OwnPhase() {
  const { workshop, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const readOnly = !useRoomStore().may('edit-rows')
  const list = meetingFailureModes(rows, workshop.id)
  const walk = useFailureModeWalk(list)
  if (list.length === 0) return <NoFailureModes />
  const duties = dutiesOf(rows, workshop.id, nowIso().slice(0, 10))
  return (
    <div className="grid gap-8">
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
        <LandsOnYou duties={duties} />
        {mayRun && <NotAccepted duties={duties} />}
      </div>
      <FailureModeWalk walk={walk} count={list.length}>
        {(row) => (
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
            <div className="@container">
              <Part failureModeId={row.id} title="Owners" column="owner">
                <OwnerChain failureModeId={row.id} readOnly={readOnly} />
              </Part>
            </div>
            <ActionsPanel failureModeId={row.id} readOnly={readOnly} />
          </div>
        )}
      </FailureModeWalk>
    </div>
  )
}
