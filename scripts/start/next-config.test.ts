import fc from 'fast-check'
import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match'
import { describe, expect, it } from 'vitest'
import { UNREADABLE_ADDRESS } from '../../next.config'

// As Next itself matches the sources of its configuration.
const match = getPathMatch(UNREADABLE_ADDRESS, { strict: true, removeUnnamedParams: true })
const isUnreadable = (path: string) => match(path) !== false

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const escape = fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
const broken = fc.constantFrom('%', '%4', '%zz', '%C3', '%e2%82', '%ED%A0%80', '%C0%80', '%F4%90%80%80')
const whole = fc.string({ unit: 'grapheme' }).map(encodeURIComponent)
const part = fc.array(fc.oneof(escape, broken, whole, fc.constantFrom('D10', 'a-b', '/')), { maxLength: 6 }).map((parts) => parts.join(''))

describe('addresses whose escapes are no text', () => {
  it('PG-44 are told from those that can be read, for every address', () => {
    fc.assert(
      fc.property(part, (path) => {
        expect(isUnreadable(`/registers/${path}`)).toBe(!isReadable(path))
      }),
      { numRuns: 2_000 },
    )
  })

  it('PG-44 are told at once, however long they are', () => {
    expect(isUnreadable(`/${'%41'.repeat(5_000)}%`)).toBe(true)
    expect(isUnreadable(`/${'%41'.repeat(5_000)}`)).toBe(false)
  })
})
