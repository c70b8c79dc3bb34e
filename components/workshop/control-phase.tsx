'use client'

import { ControlsPanel } from '@/components/failure-mode/controls-panel'
import { TextLine } from '@/components/failure-mode/field-line'
import { HardStop } from '@/components/failure-mode/hard-stop'
import { ResponseWindow } from '@/components/failure-mode/response-window'
import { Part } from '@/components/failure-mode/scenario-story'
import { EditableList } from '@/components/room/editable-list'
import { RoleField } from '@/components/room/role-field'
import { FailureModeWalk, NoFailureModes } from '@/components/workshop/failure-mode-walk'
import { ProtectionTable } from '@/components/workshop/protection-table'
import { useFailureModeWalk } from '@/components/workshop/use-failure-mode-walk'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** What stands between each failure mode and the damage: holes at a glance, then one failure mode after the other. */
export function ControlPhase() {
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const readOnly = !useRoomStore().may('edit-rows')
  const list = meetingFailureModes(rows, workshop.id)
  const walk = useFailureModeWalk(list)
  if (list.length === 0) return <NoFailureModes />
  return (
    <div className="grid gap-8">
      <ProtectionTable list={list} chosen={walk.row} onChoose={walk.go} />
      <FailureModeWalk walk={walk} count={list.length}>
        {(row) => (
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
            <ControlsPanel failureModeId={row.id} readOnly={readOnly} />
            <FirstMinutes row={row} readOnly={readOnly} />
          </div>
        )}
      </FailureModeWalk>
    </div>
  )
}

/** How it is noticed, what is done first, what stops it and who may, and how one comes back. */
function FirstMinutes({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const parent = { failureModeId: row.id }
  const signals = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', row.id))
  const steps = listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', row.id))
  return (
    <div className="@container grid gap-6">
      <Part {...parent} title="Detection signals" column="detectionSignals">
        <EditableList kind="detection-signal" item="signal" items={signals} parent={parent} column="detectionSignals" readOnly={readOnly} placeholder="How would we notice? Enter adds it." />
      </Part>
      <Part {...parent} title="First response" column="responseSteps" aside={<ResponseWindow row={row} readOnly={readOnly} />}>
        <EditableList kind="response-step" item="step" items={steps} parent={parent} column="responseSteps" ordered readOnly={readOnly} placeholder="What is done in the first 15 minutes? Enter adds it." />
      </Part>
      <Part {...parent} title="Hard stop" column="hardStops">
        <HardStop row={row} readOnly={readOnly} />
      </Part>
      <Part {...parent} title="Who may pull it" column="hardStopAuthority">
        <RoleField
          kind="failure-mode"
          id={row.id}
          label="Hard stop authority"
          roleField="hardStopAuthorityRoleId"
          textField="hardStopAuthorityText"
          roleId={row.hardStopAuthorityRoleId}
          text={row.hardStopAuthorityText}
          readOnly={readOnly}
        />
      </Part>
      <dl>
        <TextLine row={row} field="recoveryStrategy" readOnly={readOnly} />
      </dl>
    </div>
  )
}
