'use client'

import { ROLE_WORDS } from '@/components/people/role-words'
import { Checkbox } from '@/components/ui/checkbox'
import { MEMBER_ROLES, type MemberRole } from '@/lib/domain/access/roles'

export interface RoleCheckboxesProps {
  legend: string
  value: readonly MemberRole[]
  onChange: (roles: MemberRole[]) => void
}

/** A set of roles, each with what it may do. The set keeps the order of MEMBER_ROLES. */
export function RoleCheckboxes({ legend, value, onChange }: RoleCheckboxesProps) {
  const toggle = (role: MemberRole) => {
    onChange(MEMBER_ROLES.filter((one) => (one === role ? !value.includes(role) : value.includes(one))))
  }
  return (
    <fieldset className="grid gap-x-8 sm:grid-cols-2">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {MEMBER_ROLES.map((role) => (
        <Checkbox
          key={role}
          label={ROLE_WORDS[role].label}
          hint={ROLE_WORDS[role].may}
          checked={value.includes(role)}
          onChange={() => toggle(role)}
        />
      ))}
    </fieldset>
  )
}
