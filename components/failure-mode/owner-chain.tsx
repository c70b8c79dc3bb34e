'use client'

import { useState } from 'react'
import { ChoiceField } from '@/components/room/choice-field'
import { keyAtEnd, keyForStep } from '@/components/room/ordered-moves'
import { PresenceMark } from '@/components/room/presence-place'
import { RoleField } from '@/components/room/role-field'
import { useActions } from '@/components/room/room-actions'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { Menu } from '@/components/ui/menu'
import { Select } from '@/components/ui/select'
import type { OwnerLinkRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { lineColumn } from '@/lib/domain/failure-mode/line-place'
import { OWNER_PARTS, type OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

const PART_WORDS: Record<OwnerPart, string> = {
  accountable: 'Accountable',
  joint: 'Jointly',
  escalation: 'Escalates to',
  awareness: 'Is told (awareness only)',
}
const PART_CHOICES = OWNER_PARTS.map((value) => ({ value, label: PART_WORDS[value] }))

/** Who owns the failure mode: an ordered chain of roles, each with what it is asked for and who holds it today. */
export function OwnerChain({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const links = listInOrder<'owner-link'>(rows.where('owner-link', 'failureModeId', failureModeId))
  return (
    <div className="grid gap-2">
      {links.length === 0 && <p className="text-faint">{readOnly ? '—' : 'Nobody owns it yet.'}</p>}
      <ol className="grid gap-2">
        {links.map((link) => (
          <OwnerLine key={link.id} link={link} links={links} readOnly={readOnly} />
        ))}
      </ol>
      {!readOnly && <AddOwner failureModeId={failureModeId} links={links} />}
    </div>
  )
}

function OwnerLine({ link, links, readOnly }: { link: OwnerLinkRow; links: readonly OwnerLinkRow[]; readOnly: boolean }) {
  const target = { kind: 'owner-link', id: link.id }
  return (
    <li data-column={lineColumn('owner', link.id)} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 @md:grid-cols-[13rem_minmax(0,1fr)_auto]">
      <div className={readOnly ? 'text-sm leading-6 text-muted' : undefined}>
        <ChoiceField {...target} field="part" label="What the owner is asked for" value={link.part} choices={PART_CHOICES} readOnly={readOnly} />
      </div>
      <RoleField {...target} label="Owner" roleField="ownerRoleId" textField="roleText" roleId={link.ownerRoleId} text={link.roleText} readOnly={readOnly} />
      <span className="flex min-h-7 items-center gap-1 col-start-2 row-start-1 @md:col-start-3">
        <PresenceMark failureModeId={link.failureModeId} column="owner" line={link.id} />
        {!readOnly && <OwnerMenu link={link} links={links} />}
      </span>
    </li>
  )
}

function OwnerMenu({ link, links }: { link: OwnerLinkRow; links: readonly OwnerLinkRow[] }) {
  const { act } = useActions()
  const at = links.indexOf(link)
  const move = (step: -1 | 1) => {
    const after = keyForStep(links, link.id, step)
    if (after) void act('owner-link.edit', { edits: [{ id: link.id, field: 'orderKey', before: link.orderKey, after }] })
  }
  return (
    <Menu
      label={`More for owner ${at + 1}`}
      icon="more"
      iconOnly
      items={[
        { label: 'Move up', onSelect: () => move(-1), disabled: at === 0 },
        { label: 'Move down', onSelect: () => move(1), disabled: at === links.length - 1 },
        {
          label: 'Remove',
          danger: true,
          startsGroup: true,
          onSelect: () => void act('owner-link.delete', { ids: [link.id] }, { done: 'Removed an owner.' }),
        },
      ]}
    />
  )
}

function AddOwner({ failureModeId, links }: { failureModeId: string; links: readonly OwnerLinkRow[] }) {
  const { act } = useActions()
  const { roles } = useOwnerRoles()
  const [chosen, setChosen] = useState('')
  const add = (ownerRoleId: string) => {
    setChosen('')
    const part: OwnerPart = links.length === 0 ? 'accountable' : 'escalation'
    void act('owner-link.add', { rows: [{ id: newId(), failureModeId, ownerRoleId, part, orderKey: keyAtEnd(links) }] })
  }
  return (
    <Select
      label="Add an owner"
      hideLabel
      quiet
      className="-mx-2.5 max-w-xs print:hidden"
      value={chosen}
      options={[{ value: '', label: 'Add an owner…' }, ...roles.map((role) => ({ value: role.id, label: role.name }))]}
      onChange={(event) => {
        if (event.target.value !== '') add(event.target.value)
      }}
    />
  )
}
