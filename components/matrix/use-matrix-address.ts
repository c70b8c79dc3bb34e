'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { parseMatrixAddress, printMatrixAddress, type MatrixState } from '@/lib/domain/matrix/matrix-address'
import { printMoment } from '@/lib/domain/row/moment'
import { nowIso } from '@/lib/kernel/clock'

const DAY_MS = 86_400_000

/** What the matrix shows, as it stands in the address, and what there could not be understood. Going to another moment is a step of its own in the browser's history. */
export function useMatrixAddress() {
  const path = usePathname()
  const query = useSearchParams()
  const [today] = useState(() => nowIso().slice(0, 10))
  const address = useMemo(() => parseMatrixAddress(query, today), [query, today])
  const change = (next: MatrixState) => {
    const text = printMatrixAddress(next)
    const href = text === '' ? path : `${path}?${text}`
    // The rows are here already: the address changes without asking the server for the page again.
    if (momentOf(next) === momentOf(address.state)) window.history.replaceState(null, '', href)
    else window.history.pushState(null, '', href)
  }
  const yesterday = new Date(Date.parse(today) - DAY_MS).toISOString().slice(0, 10)
  return { ...address, change, yesterday }
}

function momentOf({ at }: MatrixState): string {
  return at === null ? '' : printMoment(at)
}
