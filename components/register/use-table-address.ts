'use client'

import type { SortingState } from '@tanstack/react-table'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { columns } from '@/components/register/table-columns'

/** Sorting and filter as they stand in the address: `?sort=score` or `?sort=-score`, `?q=words`. Unknown columns are passed over. */
export function useTableAddress() {
  const router = useRouter()
  const path = usePathname()
  const query = useSearchParams()
  const sort = query.get('sort') ?? ''
  const id = sort.replace(/^-/, '')
  const known = columns.some((column) => column.id === id)
  const sorting: SortingState = known ? [{ id, desc: sort.startsWith('-') }] : []
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value === '') next.delete(name)
    else next.set(name, value)
    const text = next.toString()
    router.replace(text === '' ? path : `${path}?${text}`, { scroll: false })
  }
  return {
    sorting,
    filter: query.get('q') ?? '',
    setSorting: ([first]: SortingState) => put('sort', first ? `${first.desc ? '-' : ''}${first.id}` : ''),
    setFilter: (text: string) => put('q', text),
  }
}
