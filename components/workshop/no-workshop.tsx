'use client'

import { useRegisterRow } from '@/components/register/use-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { workshopPath } from '@/components/workshop/use-workshop'

/** For an address that names no workshop of this register. */
export function NoWorkshop() {
  const register = useRegisterRow()
  return (
    <EmptyState
      headingLevel={1}
      title="There is no such workshop in this register."
      action={<ButtonLink href={workshopPath(register.code)}>See its workshops</ButtonLink>}
    >
      The link may be old, or of another register.
    </EmptyState>
  )
}
