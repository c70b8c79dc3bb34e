import { sameValue, type Change } from '@/lib/domain/row/change'

/**
 * The same work in its shortest form: a row that came to be as it stands at the end, and each field that changed once, from its first value
 * to its last; what ends where it began is left out. A history reads one step, and undo has one way back.
 */
export function foldChanges(changes: readonly Change[]): Change[] {
  const folded = new Map<string, Change>()
  for (const change of changes) {
    const row = `${change.kind} ${change.id}`
    const added = folded.get(row)
    if (change.field === null) folded.set(row, change)
    else if (added?.field === null) folded.set(row, { ...added, after: { ...added.after, [change.field]: change.after } })
    else {
      const key = `${row} ${change.field}`
      const first = folded.get(key) ?? change
      folded.set(key, { ...change, before: first.before })
    }
  }
  return [...folded.values()].filter((change) => change.field === null || !sameValue(change.before, change.after))
}
