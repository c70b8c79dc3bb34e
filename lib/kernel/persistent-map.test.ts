import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PersistentMap } from '@/lib/kernel/persistent-map'

// Every pair of these has the same hash, found by counting; they meet in one leaf.
const SAME_HASH = findSameHash()

const key = fc.oneof(fc.constantFrom(...SAME_HASH), fc.integer({ min: 0, max: 400 }).map((n) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`), fc.constantFrom('', 'a', 'b', 'open'))
const step = fc.oneof(fc.record({ key, value: fc.nat(9) }), fc.record({ key, value: fc.constant(null) }))

const sorted = (entries: Iterable<readonly [string, number]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
const entriesOf = (map: PersistentMap<number>) => sorted(map.keys().map((name) => [name, map.get(name) ?? -1] as const))

describe('a map that never changes', () => {
  it('KE-30 holds after any drafts what a plain map would, and every earlier map stays as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 60 }), { maxLength: 8 }), (drafts) => {
        const plain = new Map<string, number>()
        const kept: { map: PersistentMap<number>; expected: [string, number][] }[] = []
        let map = PersistentMap.of<number>()
        for (const steps of drafts) {
          const draft = map.toDraft()
          for (const { key: name, value } of steps) {
            if (value === null) draft.delete(name)
            else draft.set(name, value)
            if (value === null) plain.delete(name)
            else plain.set(name, value)
            expect(draft.get(name)).toBe(plain.get(name))
          }
          map = draft.finish()
          kept.push({ map, expected: sorted(plain) as [string, number][] })
        }
        for (const { map: earlier, expected } of kept) {
          expect(entriesOf(earlier)).toEqual(expected)
          expect(earlier.size).toBe(expected.length)
          expect([...earlier.values()].sort()).toEqual(expected.map(([, value]) => value).sort())
        }
      }),
      { seed: 42, numRuns: 400 },
    )
  })

  it('KE-31 is the same map when a draft changed nothing', () => {
    const map = PersistentMap.of([['a', 1] as const])
    const draft = map.toDraft()
    draft.set('a', 1)
    draft.delete('b')
    expect(draft.finish()).toBe(map)
  })

  it('KE-32 tells keys with the same hash apart', () => {
    expect(SAME_HASH.length).toBeGreaterThan(1)
    const map = PersistentMap.of(SAME_HASH.map((name, i) => [name, i] as const))
    expect(SAME_HASH.map((name) => map.get(name))).toEqual(SAME_HASH.map((_, i) => i))
    const draft = map.toDraft()
    draft.delete(SAME_HASH[0] ?? '')
    expect(SAME_HASH.map((name) => draft.get(name))).toEqual([undefined, ...SAME_HASH.slice(1).map((_, i) => i + 1)])
  })
})

/** Texts that share the hash of the map, written out once more: FNV-1a; its mixing keeps equal what is equal. */
function findSameHash(): string[] {
  const seen = new Map<number, string>()
  for (let n = 0; ; n += 1) {
    const name = n.toString(36)
    let hash = 0x811c9dc5
    for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
    const other = seen.get(hash)
    if (other !== undefined) return [other, name]
    seen.set(hash, name)
  }
}
