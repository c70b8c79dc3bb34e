import type { Twig } from '@/lib/domain/round-trip/twig'

/** By what a scenario of a file is known, the surest first; the last holds for whoever has neither number nor title left. */
const MARKS: ((twig: Twig) => string | null)[] = [
  ({ row, shown }) => JSON.stringify([row.code, shown.title]),
  ({ row, shown }) => (shown.scenario === null ? null : JSON.stringify([row.code, shown.scenario])),
  ({ shown }) => JSON.stringify(shown.title),
  ({ row }) => String(row.code),
  ({ shown }) => (shown.scenario === null ? null : JSON.stringify(shown.scenario)),
]

/**
 * Which scenario of the register each one of a file is: by code and text, so that a new title keeps it; by title, so that renumbering does;
 * then by what is left. A mark that stands twice on a side says nothing.
 */
export function matchScenarios(known: readonly Twig[], file: readonly Twig[]): Map<Twig, Twig> {
  const matched = new Map<Twig, Twig>()
  const taken = new Set<Twig>()
  for (const mark of MARKS) {
    const left = uniqueBy(known.filter((one) => !taken.has(one)), mark)
    for (const [name, twig] of uniqueBy(file.filter((one) => !matched.has(one)), mark)) {
      const found = left.get(name)
      if (!found) continue
      matched.set(twig, found)
      taken.add(found)
    }
  }
  return matched
}

function uniqueBy(list: readonly Twig[], mark: (twig: Twig) => string | null): Map<string, Twig> {
  const counts = new Map<string, Twig | null>()
  for (const twig of list) {
    const name = mark(twig)
    // Null stands for a mark that was there before.
    if (name !== null) counts.set(name, counts.has(name) ? null : twig)
  }
  return new Map([...counts].flatMap(([name, twig]) => (twig ? [[name, twig] as const] : [])))
}
