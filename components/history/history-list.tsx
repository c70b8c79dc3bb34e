'use client'

import { useCallback, useEffect, useState } from 'react'
import { HistoryLine } from '@/components/history/history-line'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { HistoryEntry, HistoryPage } from '@/lib/domain/row/event'
import { useRoomStore, useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** Who changed what, when: newest first, a page at a time, with what happens now on top. */
export function HistoryList({ registerCode, subjectId }: { registerCode: string; subjectId?: string }) {
  const head = useHead()
  const [pages, setPages] = useState<HistoryPage | null>(null)
  const [failed, setFailed] = useState(false)
  const read = useCallback(
    async (before: number | null): Promise<HistoryPage | null> => {
      const query = new URLSearchParams()
      if (subjectId) query.set('subject', subjectId)
      if (before !== null) query.set('before', String(before))
      const response = await fetch(`/api/registers/${encodeURIComponent(registerCode)}/history?${query}`).catch(() => null)
      setFailed(!response?.ok)
      // Our own handler's page, of the type that lib/services/register/read-history gives.
      return response?.ok ? ((await response.json()) as HistoryPage) : null
    },
    [registerCode, subjectId],
  )
  useEffect(() => {
    let stale = false
    void read(null).then((first) => {
      if (!stale && first) setPages((old) => mergeFirst(old, first))
    })
    return () => {
      stale = true
    }
  }, [read, head])
  const entries = useDescribable(pages?.entries ?? NONE)
  const readMore = async () => {
    const more = pages?.next ? await read(pages.next) : null
    if (more) setPages((old) => ({ entries: [...(old?.entries ?? []), ...more.entries], next: more.next }))
  }
  if (failed && pages === null) {
    return (
      <Notice tone="error" title="The history could not be read." actions={<Button size="small" onClick={() => void read(null).then(setPages)}>Try again</Button>} />
    )
  }
  if (pages === null) return <SkeletonRows rows={4} label="Reading the history" />
  if (pages.entries.length === 0) return <EmptyState headingLevel={3} title="Nothing has happened yet." />
  return (
    <div className="grid gap-3">
      <ol className="grid gap-3">
        {entries.map((entry) => (
          <HistoryLine key={entry.id} entry={entry} />
        ))}
      </ol>
      {pages.next !== null && (
        <div>
          <Button size="small" onClick={() => void readMore()}>
            Earlier
          </Button>
        </div>
      )}
    </div>
  )
}

const NONE: readonly HistoryEntry[] = []

/** Entries whose failure modes are in hand: a score is told as the step from the one before it, which a large register fetches first. */
function useDescribable(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const { rows } = useRoomView()
  const isWhole = useWholeFailureModes(entries.flatMap(scoredIn))
  return entries.filter((entry) => scoredIn(entry).every((id) => isWhole(id) || !rows.get('failure-mode', id)))
}

function scoredIn({ changes }: HistoryEntry): string[] {
  return changes.flatMap(({ kind, field, after }) => (kind === 'assessment' && field === null ? [String(after.failureModeId)] : []))
}

/** The number of the register's last event in this room; a new one makes the history read its first page again. */
function useHead(): number {
  const store = useRoomStore()
  useRoomView()
  return store.registerId ? (store.readHeads().get(store.registerId) ?? 0) : 0
}

function mergeFirst(old: HistoryPage | null, first: HistoryPage): HistoryPage {
  if (!old) return first
  const oldest = first.entries.at(-1)?.seq ?? 0
  const kept = old.entries.filter((entry) => entry.seq < oldest)
  return kept.length === 0 ? first : { entries: [...first.entries, ...kept], next: old.next }
}
