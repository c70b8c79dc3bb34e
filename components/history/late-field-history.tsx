'use client'

import { useCallback, useEffect, useState, type ComponentType } from 'react'
import type { FieldHistoryListProps } from '@/components/history/field-history-list'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'

// Comparing texts takes a library that nobody needs before they ask for a history.
const fetchList = () => import('@/components/history/field-history-list').then((module) => module.FieldHistoryList)

/** Fetches the code of the history ahead of the press that opens it. */
export function fetchFieldHistory(): void {
  fetchList().catch(() => undefined)
}

/**
 * The history of a field, whose code comes when it is wanted. Without a connection it says so in its place: an error that left it would take the
 * whole room down, and with it what waits to be sent.
 */
export function LateFieldHistory(props: FieldHistoryListProps) {
  const [List, setList] = useState<ComponentType<FieldHistoryListProps> | null>(null)
  const [failed, setFailed] = useState(false)
  const fetch = useCallback(() => {
    setFailed(false)
    fetchList().then(
      (found) => setList(() => found),
      () => setFailed(true),
    )
  }, [])
  useEffect(fetch, [fetch])
  if (List) return <List {...props} />
  if (!failed) return <SkeletonRows rows={3} label="Reading the history" />
  return (
    <Notice tone="error" live title="The history could not be read." actions={<Button size="small" onClick={fetch}>Try again</Button>}>
      Eyes Open cannot be reached. What you write is kept.
    </Notice>
  )
}
