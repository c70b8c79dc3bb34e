'use client'

import { useState, type ReactNode } from 'react'
import { ChoiceField } from '@/components/room/choice-field'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { RoleField } from '@/components/room/role-field'
import { useFieldWriter } from '@/components/room/use-field-writer'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { TextField } from '@/components/ui/text-field'
import { CONTROL_STATE_LABELS, CONTROL_STATES } from '@/lib/domain/control/control-words'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { isOverdue } from '@/lib/domain/control/linked-controls'
import { nowIso } from '@/lib/kernel/clock'

const STATES = CONTROL_STATES.map((value) => ({ value, label: CONTROL_STATE_LABELS[value] }))
const STATE_TONES = { proposed: 'warning', planned: 'warning', 'in-place': 'strong', retired: 'neutral' } as const

/** How a control stands, whose it is and until when: read as one line, which opens as three fields. */
export function ControlFields({ control, open }: { control: ControlRow; /** True where the fields stand open at first. */ open: boolean }) {
  const target = { kind: 'control', id: control.id }
  return (
    <details open={open} className="text-sm text-muted">
      <summary className="-mx-1.5 rounded-sm px-1.5 py-0.5 marker:text-faint hover:bg-sunk/60 pointer-coarse:py-2.5 print:list-none">
        <ControlFacts control={control} />
        <span className="sr-only"> – change state, owner or due date of {control.title}</span>
      </summary>
      <div className="mt-2 mb-3 grid items-start gap-x-4 gap-y-3 text-ink sm:grid-cols-2 print:hidden">
        <ChoiceField {...target} field="state" label="State" hideLabel={false} value={control.state} choices={STATES} />
        <DueField control={control} />
        <Labelled label="Owner">
          <RoleField
            {...target}
            label="Owner of the control"
            roleField="ownerRoleId"
            textField="ownerText"
            roleId={control.ownerRoleId}
            text={control.ownerText}
            placeholder="Nobody owns it yet"
          />
        </Labelled>
      </div>
    </details>
  )
}

/** The role field says its name to screen readers only; among labelled fields it needs one that is seen. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-2 sm:col-span-2">
      <span aria-hidden="true" className="text-sm font-medium">
        {label}
      </span>
      <div className="px-2.5 [&_input]:border-edge/60">{children}</div>
    </div>
  )
}

/** The state of a control in a word. */
export function ControlStateBadge({ state }: Pick<ControlRow, 'state'>) {
  return <Badge tone={STATE_TONES[state]}>{CONTROL_STATE_LABELS[state]}</Badge>
}

/** Whose a control is, null for nobody, and until when, in words. */
export function useControlFacts(control: ControlRow): { owner: string | null; due: string; isLate: boolean } {
  const { nameOf } = useOwnerRoles()
  const isLate = isOverdue(control, nowIso().slice(0, 10))
  const due = control.due ? `${isLate ? 'overdue since' : 'due'} ${describeDay(control.due)}` : 'no due date'
  return { owner: nameOf(control.ownerRoleId) ?? control.ownerText, due, isLate }
}

function ControlFacts({ control }: { control: ControlRow }) {
  const { owner, due, isLate } = useControlFacts(control)
  return (
    <span className="inline-flex max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-x-3 align-top">
      <ControlStateBadge state={control.state} />
      <span className={owner === null ? 'text-warning' : undefined}>{owner ?? 'nobody owns it'}</span>
      <span className={isLate ? 'tabular font-medium text-danger' : 'tabular'}>{due}</span>
    </span>
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
        type="date"
        value={draft ?? control.due ?? ''}
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
