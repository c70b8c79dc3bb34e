import { longestRise } from '@/lib/domain/baseline/pair-up'
import type { RoundTripList } from '@/lib/domain/round-trip/round-trip-change'
import { compareOrder, spreadOrderKeys } from '@/lib/kernel/order-key'

export interface Placing extends RoundTripList {
  /** Rows that leave the list. */
  leaving: ReadonlySet<string>
  /** Rows that come into it. */
  coming: ReadonlySet<string>
  /** Whether it takes the order of the file. */
  takesOrder: boolean
}

/**
 * Order keys of the rows of a list that need another one, or their first: those that come stand behind the same row as in the file, and those that
 * the file does not know keep their places. As few rows as can be get another key.
 */
export function placeRows({ standing, file, leaving, coming, takesOrder }: Placing): Map<string, string> {
  const stored = [...standing].sort(compareOrder).filter(({ id }) => !leaving.has(id))
  const kept = stored.map(({ id }) => id)
  const sequence = insertComing(takesOrder ? takeOrder(kept, file) : kept, file, coming)
  const keys = new Map(stored.map(({ id, orderKey }) => [id, orderKey]))
  const places = new Map(kept.map((id, i) => [id, i]))
  const still = longestRise(sequence.flatMap((id) => places.get(id) ?? []))
  const stays = (id: string) => still.has(places.get(id) ?? -1)
  return spreadBetween(sequence, (id) => (stays(id) ? (keys.get(id) ?? null) : null))
}

// The rows that the file knows change places among themselves.
function takeOrder(kept: readonly string[], file: readonly string[]): string[] {
  const here = new Set(kept)
  const inFile = file.filter((id) => here.has(id))
  const known = new Set(inFile)
  let next = 0
  return kept.map((id) => (known.has(id) ? (inFile[next++] ?? id) : id))
}

// Rows that come stand behind the last one before them in the file that is here; with none before them, first of all.
function insertComing(sequence: readonly string[], file: readonly string[], coming: ReadonlySet<string>): string[] {
  const here = new Set(sequence)
  const first: string[] = []
  const runs = new Map<string, string[]>()
  let run = first
  for (const id of file) {
    if (here.has(id)) {
      run = []
      runs.set(id, run)
    } else if (coming.has(id)) run.push(id)
  }
  return [...first, ...sequence.flatMap((id) => [id, ...(runs.get(id) ?? [])])]
}

function spreadBetween(sequence: readonly string[], keyOf: (id: string) => string | null): Map<string, string> {
  const fresh = new Map<string, string>()
  let run: string[] = []
  let before: string | null = null
  const close = (after: string | null) => {
    const keys = spreadOrderKeys(run.length, before, after)
    run.forEach((id, i) => fresh.set(id, keys[i] ?? ''))
    run = []
  }
  for (const id of sequence) {
    const key = keyOf(id)
    if (key === null) run.push(id)
    else {
      close(key)
      before = key
    }
  }
  close(null)
  return fresh
}
