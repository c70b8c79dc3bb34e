'use client'

import { ActionLine } from '@/components/action/action-line'
import { AddAction } from '@/components/action/add-action'
import type { ActionRow } from '@/lib/domain/action/action-rows'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import type { RowSet } from '@/lib/domain/row/row-set'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView } from '@/lib/live/client/room'

/** What somebody will do about a failure mode or one of its controls, open ones first by their day. */
export function ActionsPanel({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const today = nowIso().slice(0, 10)
  const controls = controlsOf(rows, failureModeId)
  const actions = actionsOf(rows, failureModeId, controls)
  return (
    <section aria-labelledby="actions-title" className={actions.length === 0 ? 'print:hidden' : undefined}>
      <h2 id="actions-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Actions
      </h2>
      {actions.length > 0 && (
        <ul aria-labelledby="actions-title">
          {actions.map((action) => (
            <ActionLine key={action.id} action={action} control={controls.find(({ id }) => id === action.controlId)} today={today} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {actions.length === 0 && readOnly && <p className="py-2 text-faint">None</p>}
      {!readOnly && <AddAction failureModeId={failureModeId} controls={controls} today={today} />}
    </section>
  )
}

function controlsOf(rows: RowSet, failureModeId: string): ControlRow[] {
  return rows
    .where('control-link', 'failureModeId', failureModeId)
    .filter((link) => link.deletedAt === null)
    .flatMap((link) => rows.get('control', link.controlId) ?? [])
    .filter((control) => control.deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function actionsOf(rows: RowSet, failureModeId: string, controls: readonly ControlRow[]): ActionRow[] {
  const own = rows.where('action', 'failureModeId', failureModeId)
  const theirs = controls.flatMap(({ id }) => rows.where('action', 'controlId', id))
  const place = (action: ActionRow) => `${action.state === 'open' ? 0 : 1} ${action.due} ${action.id}`
  return [...own, ...theirs].filter((action) => action.deletedAt === null).sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
