import { pairUp, type Named } from '@/lib/domain/baseline/pair-up'

/** What became of something between two versions. */
export type DifferenceKind = 'added' | 'removed' | 'changed' | 'moved'

/** Where something differs: the register as a whole, one of its sections, or a scenario. */
export type DifferencePlace = { in: 'register' } | { in: 'section'; title: string } | { in: 'scenario'; code: string; title: string }

/** One thing that differs between two versions of a register, in words. */
export interface Difference {
  place: DifferencePlace
  /** What differs there, such as "Cause". */
  label: string
  kind: DifferenceKind
  before: string | null
  after: string | null
}

/** A text with its label; null for none. */
export type Fact = readonly [label: string, text: string | null]

/** Something in a list, with what is said of it beside its name. */
export interface Item extends Named {
  facts: readonly Fact[]
}

/** A part of a place: one text, or a list of things. */
export type Part = { label: string; text: string | null } | { label: string; items: readonly Item[]; isOrdered: boolean }

/** What differs between two versions of a place's parts, which stand in the same order in both. */
export function compareParts(place: DifferencePlace, before: readonly Part[], after: readonly Part[]): Difference[] {
  return after.flatMap((part, i): Difference[] => {
    const earlier = before[i]
    if ('text' in part) return compareText(place, part.label, earlier && 'text' in earlier ? earlier.text : null, part.text)
    const items = earlier && 'items' in earlier ? earlier.items : []
    return compareItems(place, part.label, items, part)
  })
}

/** What differs between two texts: nothing, or one thing. */
export function compareText(place: DifferencePlace, label: string, before: string | null, after: string | null): Difference[] {
  if (before === after) return []
  return [{ place, label, kind: before === null ? 'added' : after === null ? 'removed' : 'changed', before, after }]
}

function compareItems(place: DifferencePlace, label: string, before: readonly Item[], { items: after, isOrdered }: { items: readonly Item[]; isOrdered: boolean }): Difference[] {
  const { pairs, removed, added } = pairUp(before, after, isOrdered)
  return [
    ...pairs.flatMap((pair): Difference[] => {
      const of = `${label}: ${shorten(pair.after.name)}`
      return [
        ...compareText(place, label, pair.before.name, pair.after.name),
        ...compareFacts(place, of, pair.before.facts, pair.after.facts),
        ...(pair.isMoved ? [movedTo(place, of, before.indexOf(pair.before), after.indexOf(pair.after))] : []),
      ]
    }),
    ...removed.map((item): Difference => ({ place, label, kind: 'removed', before: printItem(item), after: null })),
    ...added.map((item): Difference => ({ place, label, kind: 'added', before: null, after: printItem(item) })),
  ]
}

/** That something stands at another place, counted from 0. */
export function movedTo(place: DifferencePlace, label: string, before: number, after: number): Difference {
  return { place, label, kind: 'moved', before: `Place ${before + 1}`, after: `Place ${after + 1}` }
}

function compareFacts(place: DifferencePlace, of: string, before: readonly Fact[], after: readonly Fact[]): Difference[] {
  const [earlier, later] = [new Map(before), new Map(after)]
  const labels = [...new Set([...later.keys(), ...earlier.keys()])]
  return labels.flatMap((label) => compareText(place, `${of}, ${label}`, earlier.get(label) ?? null, later.get(label) ?? null))
}

function printItem({ name, facts }: Item): string {
  const said = facts.flatMap(([label, text]) => (text === null ? [] : [`${label} ${text}`]))
  return said.length === 0 ? name : `${name} (${said.join('; ')})`
}

const NAME_MAX = 60

function shorten(name: string): string {
  const line = name.replaceAll('\n', ' ')
  return line.length > NAME_MAX ? `${line.slice(0, NAME_MAX - 1).trimEnd()}…` : line
}
