import { describe, expect, it } from 'vitest'
import { contentOfRows } from '@/lib/domain/baseline/baseline-content'
import { completeRows, freezeRows } from '@/lib/domain/baseline/frozen-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { ID, REGISTER_ID, registerRows, rowOf } from '@/lib/testing/register-rows'
import { canonicalJson } from '@/lib/kernel/canonical-json'

const small = registerRows()
const POLICY = rowOf('scoring-policy', { id: ID.policy, name: 'Product', version: 1, kind: 'product', weights: [0, 0, 0, 0, 0], edges: [32, 243, 1024] })
const assessment = (id: string, ordinal: number) => rowOf('assessment', { id, failureModeId: ID.failureMode, stage: 'current', ordinal, scoringPolicyId: ID.policy })
const signal = (id: string, failureModeId: string): Row => rowOf('detection-signal', { id, failureModeId, text: 'Counts differ', orderKey: 'a0' })

function allRows(more: Partial<Record<RowKind, Row[]>> = {}): Partial<Record<RowKind, Row[]>> {
  const kinds = ['register', 'category', 'failure-mode', 'owner-role', 'control'] as const
  return { ...Object.fromEntries(kinds.map((kind) => [kind, small.all(kind) as unknown as Row[]])), 'scoring-policy': [POLICY], ...more }
}

describe('frozen rows', () => {
  it('BL-1 are the live ones whose parents live', () => {
    const { rows } = freezeRows(allRows({ 'detection-signal': [signal(ID.fresh, ID.failureMode), signal(ID.spare, ID.deletedFailureMode)] }), '2026-11-21')
    expect(rows.category?.map(({ id }) => id)).toEqual([ID.category, ID.otherCategory])
    expect(rows['failure-mode']?.map(({ id }) => id)).toEqual([ID.failureMode, ID.secondFailureMode])
    expect(rows['detection-signal']?.map(({ id }) => id)).toEqual([ID.fresh])
  })

  it('BL-1 are of the assessments of a stage the latest', () => {
    const { rows } = freezeRows(allRows({ assessment: [assessment(ID.spare, 2), assessment(ID.fresh, 1)] }), '2026-11-21')
    expect(rows.assessment?.map(({ id }) => id)).toEqual([ID.spare])
  })

  it('BL-1 give the same text, in whatever order they were read', () => {
    const all = allRows({ assessment: [assessment(ID.spare, 2), assessment(ID.fresh, 1)] })
    const turned = Object.fromEntries(Object.entries(all).map(([kind, rows]) => [kind, [...rows].reverse()]))
    expect(canonicalJson(freezeRows(turned, '2026-11-21'))).toBe(canonicalJson(freezeRows(all, '2026-11-21')))
  })

  it('BL-8 are read with the fields that came since, and mean the same with one that says nothing', () => {
    const { rows } = freezeRows(allRows({ 'control-link': [rowOf('control-link', { id: ID.fresh, controlId: ID.control, failureModeId: ID.failureMode })] }), '2026-11-21')
    const older = { ...rows, 'failure-mode': rows['failure-mode']?.map(({ layer: _, ...row }) => row as Row) ?? [] }
    expect(completeRows(older)['failure-mode']).toEqual(rows['failure-mode'])
    const content = contentOfRows(RowSet.of(rows), REGISTER_ID)
    const newer = { ...rows, control: rows.control?.map((row) => ({ ...row, expected: null })) ?? [] }
    expect(canonicalJson(contentOfRows(RowSet.of(newer), REGISTER_ID))).toBe(canonicalJson(content))
    expect(JSON.stringify(content)).toContain('"more":{}')
  })
})
