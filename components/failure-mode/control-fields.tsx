'use client'

import { useState } from 'react'
import { ChoiceField } from '@/components/room/choice-field'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { RoleField } from '@/components/room/role-field'
import { useFieldWriter } from '@/components/room/use-field-writer'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { Badge } from '@/components/ui/badge'
import { TextField } from '@/components/ui/text-field'
import { CONTROL_STATE_LABELS, CONTROL_STATES } from '@/lib/domain/control/control-words'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { isOverdue } from '@/lib/domain/control/linked-controls'
import { nowIso } from '@/lib/kernel/clock'

const STATES = CONTROL_STATES.map((value) => ({ value, label: CONTROL_STATE_LABELS[value] }))
const STATE_TONES = { proposed: 'warning', planned: 'warning', 'in-place': 'strong', retired: 'neutral' } as const

/** How a control stands, whose it is and until when, as fields that read like text. */
export function ControlFields({ control }: { control: ControlRow }) {
  const target = { kind: 'control', id: control.id }
  return (
    <div className="grid items-start gap-x-5 gap-y-1 text-sm sm:grid-cols-[7.5rem_minmax(0,1fr)_10.5rem] print:hidden">
      <ChoiceField {...target} field="state" label="State" value={control.state} choices={STATES} />
      <RoleField
        {...target}
        label="Owner of the control"
        roleField="ownerRoleId"
        textField="ownerText"
        roleId={control.ownerRoleId}
        text={control.ownerText}
        placeholder="Nobody owns it yet"
      />
      <DueField control={control} />
    </div>
  )
}

/** The same as words, for print and for those who only read. */
export function ControlFacts({ control, className }: { control: ControlRow; className?: string }) {
  const { nameOf } = useOwnerRoles()
  const owner = nameOf(control.ownerRoleId) ?? control.ownerText
  return (
    <p className={`flex flex-wrap items-center gap-x-3 text-sm text-muted ${className ?? ''}`}>
      <Badge tone={STATE_TONES[control.state]}>{CONTROL_STATE_LABELS[control.state]}</Badge>
      <span>{owner ?? 'nobody owns it'}</span>
      <span className="tabular">{control.due ? `due ${control.due}` : 'no due date'}</span>
      {isOverdue(control, nowIso().slice(0, 10)) && <Badge tone="danger">Overdue</Badge>}
    </p>
  )
}

function DueField({ control }: { control: ControlRow }) {
  const writer = useFieldWriter({ kind: 'control', id: control.id })
  const [draft, setDraft] = useState<string | null>(null)
  // A day is complete while its year is still being typed, so it is written when the field is left.
  const save = async () => {
    if (draft === null) return
    if (await writer.write([{ field: 'due', before: control.due, after: draft === '' ? null : draft }])) setDraft(null)
  }
  return (
    <div className="grid gap-1.5">
      <TextField
        label="Due"
        hideLabel
        quiet
        type="date"
        className="-mx-2.5 -my-1"
        value={draft ?? control.due ?? ''}
        hint={isOverdue(control, nowIso().slice(0, 10)) ? <span className="font-medium text-danger">Overdue</span> : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      <ConflictNotice label="Due" writer={writer} onResolved={() => setDraft(null)} />
    </div>
  )
}
