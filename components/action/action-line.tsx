'use client'

import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { describeDay } from '@/components/ui/age-words'
import { joinClasses } from '@/components/ui/class-names'
import { Menu } from '@/components/ui/menu'
import type { ActionRow } from '@/lib/domain/action/action-rows'
import type { ActionState } from '@/lib/domain/action/action-words'
import { describeDue, dueStateOf } from '@/lib/domain/action/due'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { membersNow } from '@/lib/domain/workspace/members'
import { useRoomView } from '@/lib/live/client/room'

interface ActionLineProps {
  action: ActionRow
  /** The control that it is for; absent where it is for the failure mode itself. */
  control: ControlRow | undefined
  /** ISO day. */
  today: string
  readOnly: boolean
}

/** One action: what, who, until when, how it stands. */
export function ActionLine({ action, control, today, readOnly }: ActionLineProps) {
  return (
    <li className="flex items-start gap-2 border-b py-2 last:border-b-0">
      <div className={joinClasses('min-w-0 flex-1', action.state !== 'open' && 'text-muted')}>
        <EditableText kind="action" id={action.id} field="what" label="Action" value={action.what} shape="line" max={300} readOnly={readOnly} />
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <Assignee membershipId={action.membershipId} isOpen={action.state === 'open'} />
          <DayWords action={action} today={today} />
          {control && <span>for the {control.type} control “{shorten(control.title)}”</span>}
        </p>
      </div>
      {!readOnly && <ActionMenu action={action} today={today} />}
    </li>
  )
}

/** Somebody who has left is a hole with a name while the action is open. */
function Assignee({ membershipId, isOpen }: { membershipId: string; isOpen: boolean }) {
  const { rows } = useRoomView()
  const member = rows.get('membership', membershipId)
  const name = member?.name ?? 'Somebody'
  if (member?.deletedAt === null || !isOpen) return <span>{name}</span>
  return <span className="font-medium text-warning">Nobody: {name} has left</span>
}

function DayWords({ action, today }: { action: ActionRow; today: string }) {
  if (action.state === 'done') return <span className="tabular">done on {describeDay(action.settledOn ?? '')}</span>
  if (action.state === 'dropped') return <span className="tabular">dropped on {describeDay(action.settledOn ?? '')}</span>
  const isOverdue = dueStateOf(action.due, today) === 'overdue'
  return (
    <span className={joinClasses('tabular', isOverdue && 'font-medium text-danger')}>
      {describeDue(action.due, today)}, {describeDay(action.due)}
    </span>
  )
}

function ActionMenu({ action, today }: { action: ActionRow; today: string }) {
  const { rows } = useRoomView()
  const { act } = useActions()
  const members = membersNow(rows).filter((member) => member.id !== action.membershipId)
  const settle = (state: ActionState, done: string) => {
    const edits = [
      { id: action.id, field: 'state', before: action.state, after: state },
      { id: action.id, field: 'settledOn', before: action.settledOn, after: state === 'open' ? null : today },
    ]
    void act('action.edit', { edits }, { done })
  }
  const states = {
    open: [
      { label: 'Done', icon: 'check' as const, onSelect: () => settle('done', 'The action is done.') },
      { label: 'Drop', onSelect: () => settle('dropped', 'The action is dropped.') },
    ],
    done: [{ label: 'Open again', onSelect: () => settle('open', 'The action is open again.') }],
    dropped: [{ label: 'Open again', onSelect: () => settle('open', 'The action is open again.') }],
  }
  return (
    <Menu
      label={`More for the action ${shorten(action.what)}`}
      icon="more"
      iconOnly
      items={[
        ...states[action.state],
        ...members.map((member, i) => ({
          label: `Give to ${member.name}`,
          startsGroup: i === 0,
          onSelect: () => void act('action.edit', { edits: [{ id: action.id, field: 'membershipId', before: action.membershipId, after: member.id }] }),
        })),
        {
          label: 'Delete',
          icon: 'trash',
          danger: true,
          startsGroup: true,
          onSelect: () => void act('action.delete', { ids: [action.id] }, { done: 'Deleted an action.' }),
        },
      ]}
    />
  )
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
