import { describe, expect, it } from 'vitest'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import { planImport } from '@/lib/domain/import/plan-import'
import { countTouchedRows, planToBatch } from '@/lib/domain/import/plan-to-batch'
import { registerRows } from '@/lib/testing/register-rows'
import { newId } from '@/lib/kernel/ids'

const score = { factor: 'impact', level: 4, source: 'Severity: 8 (1 to 10)' } as const

function draftOf(row: number, more: Partial<ImportDraft> = {}): ImportDraft {
  const empty = { continued: [], reference: null, category: 'C', component: null, layer: null, texts: {}, signals: [], owners: [], controls: [], scores: [], notes: [] }
  return { row, title: `It breaks ${row}`, ...empty, ...more }
}

/** The rows that the steps of a batch name, those of one step once. */
function rowsIn(input: unknown): number {
  const lists = Object.values(input as Record<string, { id?: string }[]>)
  return lists.flatMap((list) => [...new Set(list.map((one) => one.id ?? one))]).length
}

describe('the size of an import', () => {
  it('IM-40 is known before the batch is made', () => {
    const context = { rows: registerRows(), newId, findRole: () => null }
    const full = { signals: ['One', 'Two'], owners: ['SRE Lead'], notes: [{ label: 'Note', text: 'Said' }], scores: [{ ...score, stage: 'current' }, { ...score, stage: 'target' }] as ImportDraft['scores'] }
    const drafts = [draftOf(2, full), draftOf(3, { reference: 'Q3', controls: [{ type: 'prevention', state: 'proposed', title: 'A key' }] }), draftOf(4, { title: 'A', texts: { cause: 'New', effect: 'Late' }, signals: ['A call'] })]
    const plan = planImport(drafts, context, 'update')
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'changed'])
    const batch = planToBatch(plan, context)
    expect(countTouchedRows(plan)).toBe(batch?.steps.reduce((sum, { input }) => sum + rowsIn(input), 0))
  })
})
