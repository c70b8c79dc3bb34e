'use client'

import { RoleField } from '@/components/room/role-field'
import { useOwnerRoles } from '@/components/room/use-owner-roles'

interface RoleCellProps {
  kind: 'decision-rule' | 'signing-role'
  id: string
  label: string
  roleField: 'authorityRoleId' | 'ownerRoleId'
  textField: 'authorityText' | 'roleText'
  roleId: string | null
  text: string | null
  readOnly: boolean
}

/** Who, in a cell of a table; on paper the name alone. */
export function RoleCell(props: RoleCellProps) {
  const { nameOf } = useOwnerRoles()
  const { readOnly, ...field } = props
  if (readOnly) return <RoleField {...field} readOnly />
  return (
    <>
      <div className="min-w-40 [&_input]:text-sm print:hidden">
        <RoleField {...field} />
      </div>
      <span className="hidden print:inline">{nameOf(field.roleId) ?? field.text ?? ''}</span>
    </>
  )
}
