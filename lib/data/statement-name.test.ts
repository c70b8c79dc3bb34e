import { describe, expect, it } from 'vitest'
import { makeStatementNames } from '@/lib/data/statement-name'

describe('names of prepared statements', () => {
  it('DM-51 the same text has the same name, another text another', () => {
    const nameStatement = makeStatementNames()
    const name = nameStatement({ sql: 'SELECT $1', args: ['a'] })
    expect(name).not.toBe('')
    expect(nameStatement({ sql: 'SELECT $1', args: ['b'] })).toBe(name)
    expect(nameStatement({ sql: 'SELECT $1, $2', args: ['b', 1] })).not.toBe(name)
  })

  it('DM-51 a set of rows is planned for its own size', () => {
    const nameStatement = makeStatementNames()
    expect(nameStatement({ sql: 'SELECT $1::jsonb', args: ['x'.repeat(8_001)] })).toBe('')
    expect(nameStatement({ sql: 'SELECT $1::jsonb', args: ['x'.repeat(8_000)] })).not.toBe('')
  })

  it('DM-51 what is kept has an end', () => {
    const nameStatement = makeStatementNames()
    const made = Array.from({ length: 1_000 }, (_, i) => nameStatement({ sql: `SELECT ${i}`, args: [] }))
    expect(new Set(made.filter((name) => name !== '')).size).toBe(500)
    expect(made.at(-1)).toBe('')
    expect(nameStatement({ sql: 'SELECT 0', args: [] })).toBe(made[0])
  })
})
