'use client'

import { PickDialog, type PickOption } from '@/components/failure-mode/pick-dialog'
import { useActions } from '@/components/room/room-actions'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import type { ControlType } from '@/lib/domain/control/control-words'
import { servedFailureModes } from '@/lib/domain/control/linked-controls'
import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

interface LinkMoreProps {
  control: ControlRow
  served: readonly FailureModeRow[]
  open: boolean
  onClose: () => void
}

/** Links a control to further failure modes of the register, found by code or title. */
export function LinkMore({ control, served, open, onClose }: LinkMoreProps) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const linked = new Set(served.map((row) => row.id))
  const options = open
    ? rows
        .all('failure-mode')
        .filter((row) => row.deletedAt === null)
        .sort((a, b) => compareCodes(a.code, b.code))
        .map((row): PickOption => ({ id: row.id, code: row.code, label: row.title, picked: linked.has(row.id) }))
    : []
  return (
    <PickDialog
      open={open}
      onClose={onClose}
      title="Link to further failure modes"
      description="One control may serve many failure modes. Its state, owner and due date are the same everywhere."
      searchLabel="Code or title"
      nothing="There is no other failure mode in this register."
      options={options}
      onPick={(failureModeId) => void act('control-link.add', { rows: [{ id: newId(), controlId: control.id, failureModeId }] })}
    />
  )
}

interface UseExistingProps {
  type: ControlType
  failureModeId: string
  open: boolean
  onClose: () => void
}

/** Controls of a type that other failure modes have and this one lacks. */
export function listElsewhere(rows: ReturnType<typeof useRoomView>['rows'], type: ControlType, failureModeId: string): ControlRow[] {
  const links = rows.where('control-link', 'failureModeId', failureModeId)
  const here = new Set(links.flatMap((link) => (link.deletedAt === null ? [link.controlId] : [])))
  return rows.all('control').filter((control) => control.deletedAt === null && control.type === type && !here.has(control.id))
}

/** Lets a control that exists already serve this failure mode too. */
export function UseExisting({ type, failureModeId, open, onClose }: UseExistingProps) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const options = open
    ? listElsewhere(rows, type, failureModeId).map((control): PickOption => {
        const served = servedFailureModes(rows, control.id).map((row) => row.code)
        return { id: control.id, label: control.title, note: served.length > 0 ? `Serves ${served.slice(0, 6).join(', ')}` : undefined }
      })
    : []
  const pick = (controlId: string) => {
    onClose()
    void act('control-link.add', { rows: [{ id: newId(), controlId, failureModeId }] }, { done: 'Linked the control.' })
  }
  return (
    <PickDialog
      open={open}
      onClose={onClose}
      title={`Use a ${type} control that exists`}
      description="It will serve this failure mode too; it stays one control."
      searchLabel="Control or code"
      nothing={`No other failure mode has a ${type} control.`}
      options={options}
      onPick={pick}
    />
  )
}
