import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { matrixOfSummary, summarizeMatrix } from '@/lib/domain/matrix/matrix-summary'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import type { Level } from '@/lib/domain/scoring/factor'

const level = fc.option(fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Level>, { nil: null })
const set = fc.record({ likelihood: level, impact: level, detectability: level, recoverability: level, blastRadius: level })
const rows = fc
  .array(fc.option(set, { nil: undefined }), { maxLength: 80 })
  .map((sets) => sets.map((current, i): MatrixRow => ({ id: `${i}`, code: `C-${i}`, factors: current ? { current } : {} })))
const build = (list: readonly MatrixRow[]) => buildMatrix({ rows: list, xFactor: 'impact', yFactor: 'detectability', policy: DEFAULT_POLICY, stage: 'current' })

describe('a matrix drawn from its counts', () => {
  it('MX-34 is the matrix itself where every row is named', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(matrixOfSummary(summarizeMatrix(build(list), 100))).toEqual(build(list))
      }),
    )
  })

  it('MX-34 has every count and band, and the first rows of each cell, where only some are named', () => {
    fc.assert(
      fc.property(rows, fc.nat(4), (list, entriesMax) => {
        const [drawn, whole] = [matrixOfSummary(summarizeMatrix(build(list), entriesMax)), build(list)]
        const cut = whole.lines.map((line) => line.map((cell) => ({ ...cell, entries: cell.entries.slice(0, entriesMax) })))
        expect(drawn).toEqual({ ...whole, lines: cut, unplaced: whole.unplaced.slice(0, entriesMax) })
        expect(summarizeMatrix(drawn, entriesMax)).toEqual(summarizeMatrix(whole, entriesMax))
      }),
    )
  })
})
