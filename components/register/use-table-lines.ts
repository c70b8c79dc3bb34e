'use client'

import { useMemo } from 'react'
import type { TableLine } from '@/components/register/table-columns'
import { useRegisterRow, type CategoryGroup } from '@/components/register/use-register'
import { useRoomView } from '@/lib/live/client/room'

/** The lines of the table in the order of the document, each with who changed it while the page was open. */
export function useLines(groups: readonly CategoryGroup[]): TableLine[] {
  const { code } = useRegisterRow()
  const { recent, rows } = useRoomView()
  return useMemo(() => {
    const names = new Map(rows.all('membership').map((member) => [member.personId, member.name]))
    return groups.flatMap((group) =>
      group.failureModes.map((summary) => {
        const change = recent.get(summary.row.id)
        return { ...summary, registerCode: code, changedBy: change?.personId ? (names.get(change.personId) ?? null) : null }
      }),
    )
  }, [groups, code, recent, rows])
}

/** The lines that hold every word of a filter in code, title or owner. */
export function filterLines(lines: readonly TableLine[], filter: string): TableLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const text = `${line.row.code} ${line.row.title} ${line.owners}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

