'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useRegisterRow } from '@/components/register/use-register'
import { SavedViewsMenu } from '@/components/saved-view/saved-views-menu'

/** The saved views of the register around, over whatever stands in the address of the page. Going from one to another asks the server for nothing. */
export function AddressViews() {
  const path = usePathname()
  const query = useSearchParams().toString()
  const { id } = useRegisterRow()
  const hrefOf = (next: string) => (next === '' ? path : `${path}?${next}`)
  return (
    <SavedViewsMenu
      registerId={id}
      query={query}
      onApply={(next) => window.history.pushState(null, '', hrefOf(next))}
      onMark={(next) => window.history.replaceState(null, '', hrefOf(next))}
    />
  )
}
