import type { Difference, DifferencePlace } from '@/lib/domain/baseline/difference'

/** Everything that differs in one place. */
export interface DifferenceGroup {
  place: DifferencePlace
  differences: Difference[]
}

/** How much differs. */
export interface DifferenceCounts {
  added: number
  removed: number
  changed: number
  /** Fields and items that differ, all in all. */
  total: number
}

/** What differs as pages show it: how much, and the first places. */
export interface ComparedPlaces {
  counts: DifferenceCounts
  groups: DifferenceGroup[]
  /** How many places differ, shown or not. */
  placeCount: number
}

/** What a page shows of differences that are many: at most so many places. */
export function firstPlaces(differences: readonly Difference[], most: number): ComparedPlaces {
  const groups = groupDifferences(differences)
  return { counts: countDifferences(differences), groups: groups.slice(0, most), placeCount: groups.length }
}

/** The differences by place, in their order; neighbours of one place are one group. */
export function groupDifferences(differences: readonly Difference[]): DifferenceGroup[] {
  const groups: DifferenceGroup[] = []
  for (const one of differences) {
    const last = groups.at(-1)
    if (last && isSamePlace(last.place, one.place)) last.differences.push(one)
    else groups.push({ place: one.place, differences: [one] })
  }
  return groups
}

function isSamePlace(a: DifferencePlace, b: DifferencePlace): boolean {
  if (a.in === 'scenario') return b.in === 'scenario' && a.code === b.code
  return a.in === 'section' ? b.in === 'section' && a.title === b.title : b.in === 'register'
}

/** How many scenarios came, went and changed, and how much differs all in all. */
export function countDifferences(differences: readonly Difference[]): DifferenceCounts {
  const counts: DifferenceCounts = { added: 0, removed: 0, changed: 0, total: differences.length }
  for (const { place, differences: own } of groupDifferences(differences)) {
    if (place.in !== 'scenario') continue
    const [first] = own
    const isWhole = first?.label === 'Scenario' && (first.kind === 'added' || first.kind === 'removed')
    counts[isWhole ? (first.kind as 'added' | 'removed') : 'changed'] += 1
  }
  return counts
}

/** The counts in words, such as "1 scenario added, 2 changed"; how much differs outside of scenarios is in the total. */
export function describeCounts({ added, removed, changed, total }: DifferenceCounts): string {
  if (total === 0) return 'Nothing differs.'
  const parts = [[added, 'added'], [removed, 'removed'], [changed, 'changed']].flatMap(([count, word]) => (Number(count) > 0 ? [`${Number(count).toLocaleString('en')} ${word}`] : []))
  const scenarios = parts.length > 0 ? `Scenarios: ${parts.join(', ')}. ` : ''
  return `${scenarios}${total.toLocaleString('en')} ${total === 1 ? 'difference' : 'differences'} in all.`
}

/** A place in words. */
export function describePlace(place: DifferencePlace): string {
  if (place.in === 'register') return 'The register'
  return place.in === 'section' ? `Section: ${place.title}` : `${place.code} ${place.title}`
}
