import { describe, expect, it } from 'vitest'
import { describeSource, printMapping, readMapping } from '@/lib/domain/import/kept-mapping'
import { MAPPINGS_OF_ONE_MAX, sourceMappingCommands } from '@/lib/domain/import/source-mapping-commands'
import type { FoundTable } from '@/lib/domain/import/find-table'
import { RowSet } from '@/lib/domain/row/row-set'
import { ID, refusalOf, rowOf, WORKSPACE_ID } from '@/lib/testing/register-rows'
import { newId } from '@/lib/kernel/ids'

const MAPPING = { columns: [{ target: 'title', scale: null, fillDown: false }, { target: 'impact:current', scale: '1-10', fillDown: false }], residual: null } as const
const context = { now: '2026-11-21T12:00:00.000Z', streamId: WORKSPACE_ID, by: { membershipId: ID.spare, roles: ['contributor'] as const } }
const plan = printMapping({ ...MAPPING, columns: [...MAPPING.columns] })

describe('mappings that are kept', () => {
  it('IM-36 come back as they were, and what is no mapping is none', () => {
    expect(readMapping(plan)).toEqual(MAPPING)
    for (const text of ['', '{', '[]', '{"columns":[]}', plan.replace('title', 'nothing')]) expect(readMapping(text)).toBeNull()
    const rows = [{ id: newId(), name: 'a.csv', plan: '{}' }]
    expect(refusalOf(() => sourceMappingCommands.add.apply(RowSet.of({}), sourceMappingCommands.add.schema.parse({ rows }), context)).code).toBe('invalid')
  })

  it('IM-38 are so many of one person at most: the oldest goes', () => {
    const day = (i: number) => `2026-10-${String(i + 1).padStart(2, '0')}T00:00:00.000Z`
    const mine = Array.from({ length: MAPPINGS_OF_ONE_MAX }, (_, i) => rowOf('source-mapping', { id: newId(), name: `${i}`, plan, keptById: ID.spare, keptAt: day(i) }))
    const rows = RowSet.of({ 'source-mapping': [...mine].reverse() })
    const changes = sourceMappingCommands.add.apply(rows, sourceMappingCommands.add.schema.parse({ rows: [{ id: newId(), name: 'new', plan }] }), context)
    expect(changes).toMatchObject([{ field: null, after: { name: 'new', keptById: ID.spare, keptAt: context.now } }, { id: mine[0]?.id, field: 'deletedAt', after: context.now }])
  })

  it('IM-36 are of headers in their order, however they are spaced and capitalised', () => {
    const empty = { headerNumber: 1, rows: [], filled: [], passed: [] }
    const table = (headers: string[], name: string | null = null): FoundTable => {
      return { ...empty, sheet: { name, kind: 'text', rows: [], merges: [] }, headers, groups: headers.map(() => '') }
    }
    expect(describeSource(table(['Risk ', 'Impact']))).toBe(describeSource(table(['risk', 'IMPACT'])))
    for (const other of [table(['Impact', 'Risk']), table(['Risk', 'Impact', '']), table(['Risk', 'Impact'], 'Sheet 2')]) expect(describeSource(other)).not.toBe(describeSource(table(['Risk', 'Impact'])))
  })
})
