import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '@/lib/kernel/canonical-json'

it('KE-1 equal values give equal text, whatever the order of their members', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

it('KE-1 a member without a value is left out, and a hole in a list is null, as JSON has it', () => {
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}')
})

it('KE-1 reads back as the same value, and differing values give differing texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.jsonValue(), (one, other) => {
      expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)))
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
      expect(canonicalJson(one) === canonicalJson(other)).toBe(same)
    }),
    { seed: 3, numRuns: 200 },
  )
})

/** The slow way: the value with its members in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [`member ${key}`, sorted(member)])
}
