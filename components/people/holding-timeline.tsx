'use client'

import { useState } from 'react'
import { NewHolding } from '@/components/people/new-holding'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { useActions } from '@/components/room/room-actions'
import { useFieldWriter } from '@/components/room/use-field-writer'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import { isHeldOn } from '@/lib/domain/workspace/role-holders'
import type { OwnerRoleHoldingRow, OwnerRoleRow } from '@/lib/domain/workspace/workspace-rows'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView } from '@/lib/live/client/room'

/** Who held, holds and will hold a role: one period after the other, the latest first. */
export function HoldingTimeline({ role, readOnly }: { role: OwnerRoleRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const holdings = rows
    .where('owner-role-holding', 'ownerRoleId', role.id)
    .filter((holding) => holding.deletedAt === null)
    .sort((a, b) => (a.validFrom === b.validFrom ? (a.id < b.id ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1))
  const nameOf = (id: string) => {
    const member = rows.get('membership', id)
    if (!member) return 'Somebody who was a member'
    return member.deletedAt === null ? member.name : `${member.name} (no member any more)`
  }
  return (
    <div className="mt-2 grid gap-3 sm:pl-4">
      {holdings.length === 0 && <p className="text-sm text-muted">Nobody has held this role yet.</p>}
      {holdings.length > 0 && (
        <ol className="border-l pl-4">
          {holdings.map((holding) => (
            <Period key={holding.id} holding={holding} name={nameOf(holding.membershipId)} roleName={role.name} readOnly={readOnly} />
          ))}
        </ol>
      )}
      {!readOnly && <NewHolding role={role} />}
    </div>
  )
}

interface PeriodProps {
  holding: OwnerRoleHoldingRow
  name: string
  roleName: string
  readOnly: boolean
}

function Period({ holding, name, roleName, readOnly }: PeriodProps) {
  const { act } = useActions()
  const [editing, setEditing] = useState(false)
  const today = nowIso().slice(0, 10)
  const isNow = isHeldOn(holding, today)
  if (editing) return <PeriodEditor holding={holding} name={name} onStop={() => setEditing(false)} />
  return (
    <li className={`flex flex-wrap items-center gap-x-3 gap-y-0.5 py-1 ${isNow ? '' : 'text-muted'}`}>
      <span className="min-w-36 font-medium wrap-anywhere">{name}</span>
      <span className="tabular text-sm">{describePeriod(holding)}</span>
      {isNow && <Badge tone="accent">today</Badge>}
      {holding.validFrom > today && <Badge>from then on</Badge>}
      {!readOnly && (
        <span className="ml-auto flex">
          <IconButton icon="edit" label={`Edit the days of ${name}`} onClick={() => setEditing(true)} />
          <IconButton
            icon="trash"
            label={`Delete this period of ${name}`}
            onClick={() =>
              void act('owner-role-holding.delete', { ids: [holding.id] }, { done: `Deleted the period of ${name} as ${roleName}.` })
            }
          />
        </span>
      )}
    </li>
  )
}

function PeriodEditor({ holding, name, onStop }: { holding: OwnerRoleHoldingRow; name: string; onStop: () => void }) {
  const [from, setFrom] = useState(holding.validFrom)
  const [to, setTo] = useState(holding.validTo ?? '')
  // What stood when the editor was opened is what is replaced; a change of somebody else meanwhile is a conflict.
  const [base] = useState(holding)
  const writer = useFieldWriter({ kind: 'owner-role-holding', id: holding.id })
  const save = async () => {
    const done = await writer.write([
      { field: 'validFrom', before: base.validFrom, after: from },
      { field: 'validTo', before: base.validTo, after: to === '' ? null : to },
    ])
    if (done) onStop()
  }
  return (
    <li className="grid gap-2 py-2">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onStop()
        }}
      >
        <span className="w-full font-medium">{name}</span>
        <TextField label="First day" type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField label="Last day" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        <span className="flex gap-1">
          <Button type="submit">Save</Button>
          <Button variant="quiet" onClick={onStop}>
            Cancel
          </Button>
        </span>
      </form>
      <p className="text-xs text-muted">Both days are included. Leave the last day empty while no end is known.</p>
      <ConflictNotice label="The period" writer={writer} onResolved={onStop} />
    </li>
  )
}

function describePeriod({ validFrom, validTo }: OwnerRoleHoldingRow): string {
  if (validTo === null) return `from ${describeDay(validFrom)}`
  return validFrom === validTo ? `on ${describeDay(validFrom)}` : `${describeDay(validFrom)} to ${describeDay(validTo)}, both included`
}
