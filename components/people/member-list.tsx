'use client'

import { useState } from 'react'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { useFieldWriter } from '@/components/room/use-field-writer'
import { RoleCheckboxes } from '@/components/people/role-checkboxes'
import { describeRoles } from '@/components/people/role-words'
import { describeDay } from '@/components/ui/age-words'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import { membersNow, type Member } from '@/lib/domain/workspace/members'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Everybody in the workspace by name, with roles in words and, for administrators, the means to change them. */
export function MemberList({ starts }: { starts: Readonly<Record<string, string>> }) {
  const { rows } = useRoomView()
  const members = membersNow(rows)
  return (
    <section aria-labelledby="members" className="grid content-start gap-2">
      <h2 id="members" className="text-xl font-semibold">
        Members <span className="tabular text-base font-normal text-muted">{members.length}</span>
      </h2>
      <ul className="border-t">
        {members.map((member) => (
          <Member key={member.id} member={member} since={starts[member.id] ?? null} />
        ))}
      </ul>
    </section>
  )
}

function Member({ member, since }: { member: Member; since: string | null }) {
  const store = useRoomStore()
  const { reader } = useRoomView()
  const [open, setOpen] = useState(false)
  const readOnly = !store.may('manage-people')
  const held = useHeldRoles(member.id)
  return (
    <li className="border-b py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <Avatar name={member.name} decorative />
        <div className="min-w-40 flex-1">
          <EditableText
            kind="membership"
            id={member.id}
            field="name"
            label={`Name of ${member.name}`}
            shape="line"
            max={120}
            value={member.name}
            readOnly={readOnly}
            render={(name) => <span className="font-medium wrap-anywhere">{name}</span>}
          />
          <p className="text-sm text-muted">
            {member.personId === reader.personId && 'You · '}
            {describeRoles(member.roles)}
            {held.length > 0 && ` · ${held.join(', ')} today`}
          </p>
        </div>
        {since && <p className="tabular text-sm text-muted">since {describeDay(since)}</p>}
        {!readOnly && (
          <Button
            size="small"
            variant="quiet"
            icon={open ? 'chevron-up' : 'chevron-down'}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            Roles<span className="sr-only"> of {member.name}</span>
          </Button>
        )}
      </div>
      {open && !readOnly && <MemberRights member={member} held={held} />}
    </li>
  )
}

function MemberRights({ member, held }: { member: Member; held: readonly string[] }) {
  const { act } = useActions()
  const writer = useFieldWriter({ kind: 'membership', id: member.id })
  const [needsOne, setNeedsOne] = useState(false)
  const change = (roles: Member['roles']) => {
    setNeedsOne(roles.length === 0)
    if (roles.length > 0) void writer.write([{ field: 'roles', before: member.roles, after: roles }])
  }
  return (
    <div className="mt-3 grid gap-3 sm:pl-11">
      <RoleCheckboxes legend={`Roles of ${member.name}`} value={member.roles} onChange={change} />
      {needsOne && (
        <Notice tone="warning" live title="A member keeps at least one role.">
          Give another role first, or end the membership.
        </Notice>
      )}
      <ConflictNotice label="The roles" writer={writer} onResolved={() => undefined} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="small"
          variant="danger"
          onClick={() => void act('membership.delete', { ids: [member.id] }, { done: `Ended the membership of ${member.name}.` })}
        >
          End membership
        </Button>
        {held.length > 0 && (
          <p className="text-sm text-muted">
            {member.name} then no longer holds {held.join(' and ')}; what nobody answers for stands on top of Owners.
          </p>
        )}
      </div>
    </div>
  )
}

/** Names of the owner roles that somebody holds today. */
function useHeldRoles(membershipId: string): string[] {
  const { rows } = useRoomView()
  const today = nowIso().slice(0, 10)
  return rows
    .where('owner-role-holding', 'membershipId', membershipId)
    .filter((holding) => isHeldOn(holding, today))
    .flatMap((holding) => rows.get('owner-role', holding.ownerRoleId) ?? [])
    .filter((role) => role.deletedAt === null)
    .map((role) => role.name)
}
