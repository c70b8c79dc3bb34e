'use client'

import { useId, useState } from 'react'
import { ConflictNotice } from '@/components/room/conflict-notice'
import { useFieldWriter, type EditTarget, type Write } from '@/components/room/use-field-writer'
import { useOwnerRoles } from '@/components/room/use-owner-roles'
import { TextField } from '@/components/ui/text-field'

interface RoleFieldProps extends EditTarget {
  label: string
  /** Field of the pointer to an owner role, and of the text in its place. */
  roleField: string
  textField: string
  roleId: string | null
  text: string | null
  readOnly?: boolean
  placeholder?: string
}

/**
 * Who: an owner role by its name, or words in its place such as “Escalate to Owner”. A name that a role of the workspace carries becomes the role;
 * beneath stands who holds it today.
 */
export function RoleField({ kind, id, label, roleField, textField, roleId, text, readOnly, placeholder = 'Role or words' }: RoleFieldProps) {
  const { roles, holdersOf } = useOwnerRoles()
  const listId = useId()
  const writer = useFieldWriter({ kind, id })
  const shown = roles.find((role) => role.id === roleId)?.name ?? text ?? ''
  const [draft, setDraft] = useState<string | null>(null)
  const holders = roleId === null ? null : holdersOf(roleId)
  const under = holders === null ? null : <HolderWords names={holders} />
  if (readOnly) {
    return (
      <span>
        {shown || '—'}
        {under && <span className="text-sm"> · {under}</span>}
      </span>
    )
  }
  const save = async () => {
    if (draft === null) return
    const name = draft.trim()
    const role = roles.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const writes: Write[] = [
      { field: roleField, before: roleId, after: role?.id ?? null },
      { field: textField, before: text, after: role || name === '' ? null : name },
    ]
    if (await writer.write(writes)) setDraft(null)
  }
  return (
    <div className="grid gap-1.5">
      <TextField
        label={label}
        hideLabel
        quiet
        className="-mx-2.5 -my-1"
        list={listId}
        maxLength={300}
        placeholder={placeholder}
        value={draft ?? shown}
        hint={under ?? undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      <datalist id={listId}>
        {roles.map((role) => (
          <option key={role.id} value={role.name} />
        ))}
      </datalist>
      <ConflictNotice label={label} writer={writer} onResolved={() => setDraft(null)} />
    </div>
  )
}

/** A role that nobody holds is a hole, and looks like one wherever the role is named. */
function HolderWords({ names }: { names: readonly string[] }) {
  if (names.length > 0) return <span className="text-muted">Held by {names.join(', ')}</span>
  return <span className="font-medium text-warning">Held by nobody today</span>
}
