import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from '@/lib/domain/row/input-problems'
import { AppError } from '@/lib/kernel/errors'

const schema = z.strictObject({
  level: z.int().min(1).max(5),
  word: z.enum(['a', 'b']),
  text: z.string().max(3),
  list: z.array(z.string()).min(1),
  id: z.uuid(),
  odd: z.string().refine((text) => text !== 'no', { error: 'Not that.', params: { hint: 'Say yes.' } }),
})
const good = { level: 1, word: 'a', text: 'abc', list: ['x'], id: '01900000-0000-7000-8000-000000000001', odd: 'yes' }

function problemOf(change: object) {
  try {
    parseInput(schema, { ...good, ...change })
  } catch (error) {
    if (error instanceof AppError) return error.problems[0]
  }
  return undefined
}

describe('problems of an input', () => {
  it('RW-95 lets a good input through as it is', () => {
    expect(parseInput(schema, good)).toEqual(good)
  })

  it.each([
    [{ level: 6 }, 'level', 'At most 5.'],
    [{ level: 2.5 }, 'level', 'Send a whole number.'],
    [{ level: 'high' }, 'level', 'Send a number.'],
    [{ word: 'c' }, 'word', 'One of: a, b.'],
    [{ text: 'abcd' }, 'text', 'At most 3 characters.'],
    [{ list: [] }, 'list', 'At least 1 entry.'],
    [{ id: 'x' }, 'id', 'Send a well-formed uuid.'],
    [{ more: 1 }, '', 'Leave out more.'],
    [{ odd: 'no' }, 'odd', 'Say yes.'],
  ])('RW-96 says where %j is wrong and what would be right', (change, path, hint) => {
    const problem = problemOf(change)
    expect(problem).toMatchObject({ path, hint })
    expect(problem?.message).toMatch(/\S/)
  })

  it('RW-97 refuses what is nested without bottom, before anything walks it', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    const refusalOf = (raw: unknown) => {
      try {
        return parseInput(z.json(), raw)
      } catch (error) {
        return error instanceof AppError ? [error.code, error.problems[0]?.path, error.problems[0]?.hint] : error
      }
    }
    expect(refusalOf(nested(40))).toEqual(nested(40))
    const refusal = ['invalid', '', expect.stringMatching(/\S/)]
    for (const depth of [42, 5_000, 200_000]) expect(refusalOf(nested(depth))).toEqual(refusal)
    const objects: unknown = JSON.parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))
    expect(refusalOf({ input: objects })).toEqual(refusal)
  })
})
