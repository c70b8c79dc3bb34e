'use client'

import { useState } from 'react'
import { HoldingTimeline } from '@/components/people/holding-timeline'
import { NewOwnerRole } from '@/components/people/new-owner-role'
import { ChoiceField } from '@/components/room/choice-field'
import { EditableText } from '@/components/room/editable-text'
import { keyForStep } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS } from '@/lib/domain/scoring/factor'
import type { OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { useRoomStore } from '@/lib/live/client/room'

/** The roles that failure modes and signatures name, each with who holds it today and over time. */
export function OwnerRoleList() {
  const { roles, holdersOf } = useOwnerRoles()
  const readOnly = !useRoomStore().may('manage-people')
  return (
    <section aria-labelledby="owner-roles" className="grid content-start gap-2">
      <h2 id="owner-roles" className="text-xl font-semibold">
        Owner roles <span className="tabular text-base font-normal text-muted">{roles.length}</span>
      </h2>
      <p className="max-w-prose text-muted">
        Failure modes, decisions and signatures name a role, not a person. Who holds it may change; what was signed does not. Beside each stands the worst risk that its holders may accept
        when somebody else asks for that.
      </p>
      <ul className="border-t">
        {roles.map((role) => (
          <OwnerRole key={role.id} role={role} roles={roles} holders={holdersOf(role.id)} readOnly={readOnly} />
        ))}
      </ul>
      {roles.length === 0 && readOnly && <p className="text-muted">There are no owner roles yet. An administrator adds them.</p>}
      {!readOnly && <NewOwnerRole roles={roles} />}
    </section>
  )
}

interface OwnerRoleProps {
  role: OwnerRoleRow
  roles: readonly OwnerRoleRow[]
  holders: readonly string[]
  readOnly: boolean
}

function OwnerRole({ role, roles, holders, readOnly }: OwnerRoleProps) {
  const [open, setOpen] = useState(false)
  return (
    <li className="border-b py-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-40 flex-1">
          <EditableText
            kind="owner-role"
            id={role.id}
            field="name"
            label={`Name of ${role.name}`}
            shape="line"
            max={120}
            value={role.name}
            readOnly={readOnly}
            render={(name) => <h3 className="text-base font-medium tracking-normal wrap-anywhere">{name}</h3>}
          />
          <p className={holders.length > 0 ? 'text-sm text-muted' : 'text-sm text-warning'}>
            {holders.length > 0 ? `Held by ${holders.join(', ')}` : 'Held by nobody today'}
          </p>
          {readOnly && <p className="text-sm text-muted">{describeUpTo(role)}</p>}
        </div>
        {!readOnly && <AcceptsUpTo role={role} />}
        <Button
          size="small"
          variant="quiet"
          icon={open ? 'chevron-up' : 'chevron-down'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Holders<span className="sr-only"> of {role.name} over time</span>
        </Button>
        {!readOnly && <OwnerRoleMenu role={role} roles={roles} />}
      </div>
      {open && <HoldingTimeline role={role} readOnly={readOnly} />}
    </li>
  )
}

const UP_TO = BANDS.map((band) => ({ value: band, label: `Accepts up to ${BAND_LABELS[band].toLowerCase()}` }))
const NONE = 'Accepts no risk'

function describeUpTo({ acceptsUpTo }: OwnerRoleRow): string {
  return UP_TO.find(({ value }) => value === acceptsUpTo)?.label ?? NONE
}

/** The worst band of a risk that the holders of a role may accept. */
function AcceptsUpTo({ role }: Pick<OwnerRoleProps, 'role'>) {
  return (
    <div className="grid min-w-48">
      <ChoiceField kind="owner-role" id={role.id} field="acceptsUpTo" label={`Risks that ${role.name} may accept`} value={role.acceptsUpTo} choices={UP_TO} empty={NONE} />
    </div>
  )
}

function OwnerRoleMenu({ role, roles }: Pick<OwnerRoleProps, 'role' | 'roles'>) {
  const { act } = useActions()
  const place = roles.findIndex((one) => one.id === role.id)
  const move = (step: -1 | 1) => {
    const after = keyForStep(roles, role.id, step)
    if (after !== null) void act('owner-role.edit', { edits: [{ id: role.id, field: 'orderKey', before: role.orderKey, after }] })
  }
  return (
    <Menu
      label={`More for ${role.name}`}
      icon="more"
      iconOnly
      items={[
        { label: 'Move up', icon: 'arrow-up', onSelect: () => move(-1), disabled: place <= 0 },
        { label: 'Move down', icon: 'arrow-down', onSelect: () => move(1), disabled: place === roles.length - 1 },
        {
          label: 'Delete',
          icon: 'trash',
          danger: true,
          startsGroup: true,
          onSelect: () => void act('owner-role.delete', { ids: [role.id] }, { done: `Deleted the role “${role.name}”.` }),
        },
      ]}
    />
  )
}
