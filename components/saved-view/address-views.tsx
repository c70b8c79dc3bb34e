'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useRegisterRow } from '@/components/register/use-register'
import { SavedViewsMenu } from '@/components/saved-view/saved-views-menu'

/** The saved views of the register around, over whatever stands in the address of the page. */
export function AddressViews() {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams().toString()
  const { id } = useRegisterRow()
  return <SavedViewsMenu registerId={id} query={query} onApply={(next) => router.push(next === '' ? path : `${path}?${next}`, { scroll: false })} />
}
