import type { RowSet } from '@/lib/domain/row/row-set'
import type { Focus } from '@/lib/domain/workshop/focus'
import type { FocusPart } from '@/lib/domain/workshop/workshop-words'

const PARTS = {
  given: 'what was given',
  people: 'who is here',
  prompts: 'the prompts',
  untouched: 'what nobody has touched',
} as const satisfies Record<FocusPart, string>

/** What everybody is pointed at, in words; null where it has gone. */
export function describeFocus({ kind, id }: Focus, rows: RowSet): string | null {
  if (kind === 'part') return Object.entries(PARTS).find(([part]) => part === id)?.[1] ?? null
  if (kind === 'failure-mode') {
    const row = rows.get(kind, id)
    return row?.deletedAt === null ? `${row.code} ${row.title}` : null
  }
  if (kind === 'card') {
    const card = rows.get(kind, id)
    return card && card.state !== 'removed' ? `“${shorten(card.text)}”` : null
  }
  const group = rows.get(kind, id)
  return group?.deletedAt === null ? `“${group.title}”` : null
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
