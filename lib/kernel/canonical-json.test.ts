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

it('KE-2 prints the numbers of RFC 8785 as it does', () => {
  const bits = (hex: string) => Buffer.from(hex, 'hex').readDoubleBE()
  const numbers = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ] as const
  expect(numbers.map(([hex]) => canonicalJson(bits(hex)))).toEqual(numbers.map(([, text]) => text))
  for (const number of [NaN, Infinity, -Infinity]) expect(() => canonicalJson([number])).toThrow('finite')
})

it('KE-2 prints the texts of RFC 8785 as it does, and sorts names by their UTF-16 units', () => {
  const text = '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/'
  expect(canonicalJson({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: text, literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  const names = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' }
  const inOrder = ['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']
  expect(Object.values(JSON.parse(canonicalJson(names)) as object).sort((a, b) => canonicalJson(names).indexOf(`"${a}"`) - canonicalJson(names).indexOf(`"${b}"`))).toEqual(inOrder)
})

it('KE-2 refuses half of a character, as a value and as a name, unless it is told how to print one', () => {
  for (const value of ['a\ud800', { 'a\udc00b': 1 }]) expect(() => canonicalJson(value)).toThrow('well-formed')
  expect(canonicalJson(['\ud83d\ude00'])).toBe('["\ud83d\ude00"]')
  expect(canonicalJson('a\ud800', JSON.stringify)).toBe('"a\\ud800"')
})

it('KE-2 names that RFC 8785 sorts by units are never sorted by code points', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (value) => {
      const names = [...canonicalJson(value).matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(([, name]) => JSON.parse(`"${name}"`) as string)
      const units = (name: string) => Array.from({ length: name.length }, (_, i) => name.charCodeAt(i).toString(16).padStart(4, '0')).join('')
      expect(names).toEqual(Object.keys(value).sort((a, b) => (units(a) < units(b) ? -1 : 1)))
    }),
    { seed: 8, numRuns: 300 },
  )
})

/** The slow way: the value with its members in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [`member ${key}`, sorted(member)])
}
