import { columnLabel } from '@/components/room/presence-columns'
import type { PersonPresent } from '@/components/room/use-presence'

/** Somebody else in a cell of the grid. */
export interface CellPerson {
  membershipId: string
  /** Up to two letters. */
  mark: string
  /** Who, and where when it is not this very cell: “Dana Levi is here”, “Dana Levi is in Cause”. */
  words: string
}

/** Who is in the cells of one line, by the id of the column. */
export type LinePresence = ReadonlyMap<string, readonly CellPerson[]>

/** Whoever is in a part of a failure mode that the grid does not show stands at its code. */
const ELSEWHERE = 'code'

/**
 * Who is in which cell, line by line. A line whose people stay keeps its object, so that only the lines that somebody came to or left are
 * drawn again.
 */
export class CellPresence {
  private lines: ReadonlyMap<string, LinePresence> = new Map()
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The people in the cells of a line; undefined where nobody is, the same object while nobody moves there. */
  ofLine(lineId: string): LinePresence | undefined {
    return this.lines.get(lineId)
  }

  /** Takes who is where, and which columns are shown. */
  put(people: readonly PersonPresent[], columnIds: ReadonlySet<string>): void {
    const next = new Map<string, Map<string, CellPerson[]>>()
    for (const person of people) {
      if (!person.place) continue
      const { failureModeId, column } = person.place
      const shown = columnIds.has(column) ? column : ELSEWHERE
      const cells = next.get(failureModeId) ?? new Map<string, CellPerson[]>()
      next.set(failureModeId, cells)
      cells.set(shown, [...(cells.get(shown) ?? []), describe(person, shown === column ? null : column)])
    }
    const before = this.lines
    this.lines = new Map([...next].map(([id, cells]) => [id, keepSame(before.get(id), cells)]))
    const isSame = before.size === this.lines.size && [...this.lines].every(([id, line]) => before.get(id) === line)
    if (!isSame) for (const listener of this.listeners) listener()
  }
}

function describe({ membershipId, mark, name }: PersonPresent, elsewhere: string | null): CellPerson {
  const place = elsewhere === null ? 'here' : `in ${columnLabel(elsewhere) ?? 'this failure mode'}`
  return { membershipId, mark, words: `${name} is ${place}` }
}

function keepSame(before: LinePresence | undefined, now: LinePresence): LinePresence {
  return before && print(before) === print(now) ? before : now
}

function print(line: LinePresence): string {
  return JSON.stringify([...line].sort(([a], [b]) => (a < b ? -1 : 1)))
}
