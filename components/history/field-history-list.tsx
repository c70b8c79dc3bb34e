'use client'

import { useCallback, useEffect, useState } from 'react'
import { FieldHistoryLine } from '@/components/history/field-history-line'
import { useRegisterRow } from '@/components/register/use-register'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { historyPart, type FieldHistoryPage } from '@/lib/domain/failure-mode/history-part'

export interface FieldHistoryListProps {
  failureModeId: string
  column: string
}

/** The changes of one field, newest first, a page at a time. */
export function FieldHistoryList({ failureModeId, column }: FieldHistoryListProps) {
  const { code } = useRegisterRow()
  const [page, setPage] = useState<FieldHistoryPage | null>(null)
  const [failed, setFailed] = useState(false)
  const part = historyPart(column)
  const isOnlyField = part?.of === 'fields' && part.fields.length === 1 && part.kinds.length === 0
  const read = useCallback(
    async (before: string | null): Promise<FieldHistoryPage | null> => {
      const query = new URLSearchParams({ failureModeId, column, ...(before === null ? {} : { before }) })
      const response = await fetch(`/api/registers/${encodeURIComponent(code)}/field-history?${query}`).catch(() => null)
      setFailed(!response?.ok)
      // Our own handler's page, of the type that lib/services/register/read-field-history gives.
      return response?.ok ? ((await response.json()) as FieldHistoryPage) : null
    },
    [code, failureModeId, column],
  )
  useEffect(() => {
    let stale = false
    void read(null).then((first) => {
      if (!stale) setPage(first)
    })
    return () => {
      stale = true
    }
  }, [read])
  const readMore = async () => {
    const more = page?.next ? await read(page.next) : null
    if (page && more) setPage({ entries: [...page.entries, ...more.entries], next: more.next })
  }
  if (failed && page === null) {
    const again = <Button size="small" onClick={() => void read(null).then(setPage)}>Try again</Button>
    return <Notice tone="error" live title="The history could not be read." actions={again} />
  }
  if (page === null) return <SkeletonRows rows={3} label="Reading the history" />
  if (page.entries.length === 0) return <p className="text-muted">Nobody has changed this yet. It stands as it was made.</p>
  return (
    <div className="grid gap-4">
      <ol aria-label="Changes, newest first" className="grid gap-4">
        {page.entries.map((entry) => (
          <FieldHistoryLine key={`${entry.seq}.${entry.ordinal}`} entry={entry} isOnlyField={isOnlyField} />
        ))}
      </ol>
      {page.next !== null && (
        <div>
          <Button size="small" onClick={() => void readMore()}>
            Earlier
          </Button>
        </div>
      )}
    </div>
  )
}
