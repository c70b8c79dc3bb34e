'use client'

import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { Badge } from '@/components/ui/badge'
import { Menu } from '@/components/ui/menu'
import { CONTROL_STATES, type ControlState } from '@/lib/domain/control/control-words'
import type { ControlLinkRow, ControlRow } from '@/lib/domain/control/control-rows'

const STATE_WORDS: Record<ControlState, string> = { proposed: 'Proposed', planned: 'Planned', 'in-place': 'In place', retired: 'Retired' }
const STATE_TONES = { proposed: 'warning', planned: 'warning', 'in-place': 'strong', retired: 'neutral' } as const

export interface LinkedControl {
  link: ControlLinkRow
  control: ControlRow
}

/** One control: what it is, how it stands, whose it is and until when. */
export function ControlLine({ link, control, readOnly }: LinkedControl & { readOnly: boolean }) {
  const { act } = useActions()
  const { roles, nameOf } = useOwnerRoles()
  const owner = nameOf(control.ownerRoleId) ?? control.ownerText
  const edit = (field: 'state' | 'ownerRoleId', before: string | null, after: string | null) => {
    void act('control.edit', { edits: [{ id: control.id, field, before, after }] })
  }
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <EditableText kind="control" id={control.id} field="title" label="Control" value={control.title} shape="prose" readOnly={readOnly} />
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          <Badge tone={STATE_TONES[control.state]}>{STATE_WORDS[control.state]}</Badge>
          {owner && <span>{owner}</span>}
          {control.due && <span className="tabular">due {control.due}</span>}
        </p>
      </div>
      {!readOnly && (
        <Menu
          label={`More for the control ${control.title.slice(0, 60)}`}
          icon="more"
          iconOnly
          items={[
            ...CONTROL_STATES.map((state) => ({
              label: `Set ${STATE_WORDS[state].toLowerCase()}`,
              disabled: state === control.state,
              onSelect: () => edit('state', control.state, state),
            })),
            ...roles.map((role, i) => ({
              label: `Owned by ${role.name}`,
              startsGroup: i === 0,
              disabled: role.id === control.ownerRoleId || control.ownerText !== null,
              onSelect: () => edit('ownerRoleId', control.ownerRoleId, role.id),
            })),
            {
              label: 'Remove from this failure mode',
              danger: true,
              startsGroup: true,
              onSelect: () => void act('control-link.delete', { ids: [link.id] }, { done: 'Removed a control.' }),
            },
          ]}
        />
      )}
    </div>
  )
}
