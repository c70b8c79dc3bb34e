import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/kernel/errors'
import { buildMatrix, describeCell, matrixViewSchema, type Matrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { FACTORS, STAGES, type Factor, type FactorSet, type Stage } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoreFactors } from '@/lib/domain/scoring/score'

const level = fc.constantFrom(null, 1 as const, 2 as const, 3 as const, 4 as const, 5 as const)
const factorSet: fc.Arbitrary<FactorSet> = fc.record({
  likelihood: level,
  impact: level,
  detectability: level,
  recoverability: level,
  blastRadius: level,
})
const stages = fc.record({ inherent: factorSet, current: factorSet, target: factorSet }, { requiredKeys: [] })
const anyRows: fc.Arbitrary<MatrixRow[]> = fc
  .array(stages, { maxLength: 60 })
  .map((list) => list.map((factors, place) => ({ id: `id-${place}`, code: `D10-${place + 1}`, factors })))
const anyPair = fc
  .tuple(fc.constantFrom(...FACTORS), fc.constantFrom(...FACTORS))
  .filter(([x, y]) => x !== y)
const anyPolicy = fc.constantFrom<ScoringPolicy>({ kind: 'product' }, { kind: 'sum' }, { kind: 'severity-first' })
const anyStage = fc.constantFrom(...STAGES)

const BAND_RANK = ['low', 'moderate', 'high', 'critical']

/** The slow version: for each of the 25 places walks over all rows, and sorts by inserting one after the other. */
function findSlowly(rows: MatrixRow[], x: Factor, y: Factor, policy: ScoringPolicy, stage: Stage, place: [number, number]) {
  const found: { id: string; band: number; number: number; begun: number }[] = []
  for (const row of rows) {
    const set = row.factors[stage]
    if (set === undefined || set[x] !== place[0] || set[y] !== place[1]) continue
    const score = scoreFactors(policy, set)
    const item =
      score.state === 'scored'
        ? { id: row.id, band: BAND_RANK.indexOf(score.band), number: score.number, begun: 0 }
        : { id: row.id, band: -1, number: 0, begun: score.scored }
    const milder = found.findIndex((other) => {
      if (other.band !== item.band) return other.band < item.band
      return other.number !== item.number ? other.number < item.number : other.begun < item.begun
    })
    found.splice(milder < 0 ? found.length : milder, 0, item)
  }
  const worst = Math.max(-1, ...found.map(({ band }) => band))
  return { ids: found.map(({ id }) => id), band: BAND_RANK[worst] ?? null }
}

const full = (impact: 1 | 2 | 3 | 4 | 5, likelihood: 1 | 2 | 3 | 4 | 5): FactorSet => ({
  likelihood,
  impact,
  detectability: 5,
  recoverability: 4,
  blastRadius: 3,
})
const inspect = (matrix: Matrix) =>
  matrix.lines.map((line) => line.map((cell) => cell.entries.map(({ code }) => code).join(' ') || '·').join(' | '))

describe('matrix', () => {
  it('MX-1 MX-2 MX-4 MX-5 MX-6 agrees with the slow version in every cell', () => {
    fc.assert(
      fc.property(anyRows, anyPair, anyPolicy, anyStage, (rows, [xFactor, yFactor], policy, stage) => {
        const matrix = buildMatrix({ rows, xFactor, yFactor, policy, stage })
        const places = matrix.lines.flat().map((cell) => `${cell.x}${cell.y}`)
        expect(places.join(' ')).toBe(
          '15 25 35 45 55 14 24 34 44 54 13 23 33 43 53 12 22 32 42 52 11 21 31 41 51',
        )
        for (const cell of matrix.lines.flat()) {
          const slow = findSlowly(rows, xFactor, yFactor, policy, stage, [cell.x, cell.y])
          expect(cell.entries.map(({ id }) => id)).toEqual(slow.ids)
          expect(cell.band).toBe(slow.band)
        }
      }),
    )
  })

  it('MX-3 MX-4 every row is placed once or listed as unplaced, in order', () => {
    fc.assert(
      fc.property(anyRows, anyPair, anyStage, (rows, [xFactor, yFactor], stage) => {
        const matrix = buildMatrix({ rows, xFactor, yFactor, policy: DEFAULT_POLICY, stage })
        const placed = matrix.lines.flat().flatMap((cell) => cell.entries.map(({ id }) => id))
        const unplaced = matrix.unplaced.map(({ id }) => id)
        expect([...placed, ...unplaced].sort()).toEqual(rows.map(({ id }) => id).sort())
        expect(matrix.placed).toBe(placed.length)
        const lacking = rows.filter(({ factors }) => !factors[stage]?.[xFactor] || !factors[stage]?.[yFactor])
        expect(unplaced).toEqual(lacking.map(({ id }) => id))
      }),
    )
  })

  it('MX-9 is transposed when the factors change places', () => {
    fc.assert(
      fc.property(anyRows, anyPair, anyPolicy, (rows, [xFactor, yFactor], policy) => {
        const one = buildMatrix({ rows, xFactor, yFactor, policy, stage: 'current' })
        const other = buildMatrix({ rows, xFactor: yFactor, yFactor: xFactor, policy, stage: 'current' })
        for (const cell of one.lines.flat()) {
          const mirror = other.lines.flat().find(({ x, y }) => x === cell.y && y === cell.x)
          expect(mirror).toEqual({ ...cell, x: cell.y, y: cell.x })
        }
        expect(other.unplaced).toEqual(one.unplaced)
      }),
    )
  })

  it('MX-5 MX-6 places rows, keeps empty cells without a band and lets an unscored row take no part', () => {
    const rows: MatrixRow[] = [
      { id: 'a', code: 'D10-01', factors: { current: full(2, 2) } },
      { id: 'b', code: 'D10-02', factors: { current: { ...full(2, 2), blastRadius: 5 } } },
      { id: 'c', code: 'D10-03', factors: { current: { ...full(2, 2), blastRadius: null } } },
      { id: 'd', code: 'D10-04', factors: { current: { ...full(5, 1), detectability: null } } },
      { id: 'e', code: 'D10-05', factors: { inherent: full(5, 5) } },
    ]
    const matrix = buildMatrix({ rows, xFactor: 'likelihood', yFactor: 'impact', policy: DEFAULT_POLICY, stage: 'current' })
    expect(inspect(matrix)).toEqual([
      'D10-04 | · | · | · | ·',
      '· | · | · | · | ·',
      '· | · | · | · | ·',
      '· | D10-02 D10-01 D10-03 | · | · | ·',
      '· | · | · | · | ·',
    ])
    expect(matrix.lines.flat().filter((cell) => cell.band !== null).map((cell) => cell.band)).toEqual(['high'])
    expect(matrix.unplaced).toEqual([{ id: 'e', code: 'D10-05', score: { state: 'incomplete', scored: 0 } }])
    const cell = matrix.lines[3]?.[1]
    expect(cell && describeCell(matrix, cell)).toBe('likelihood 2 unlikely, impact 2 low: 3 rows, worst high')
  })

  it('MX-7 refuses the same factor twice, unknown factors and unknown stages', () => {
    const same = { rows: [], xFactor: 'impact', yFactor: 'impact', policy: DEFAULT_POLICY, stage: 'current' } as const
    expect(() => buildMatrix(same)).toThrow(AppError)
    expect(matrixViewSchema.safeParse({ xFactor: 'impact', yFactor: 'impact', stage: 'current' }).success).toBe(false)
    expect(matrixViewSchema.safeParse({ xFactor: 'impact', yFactor: 'mood', stage: 'current' }).success).toBe(false)
    expect(matrixViewSchema.safeParse({ xFactor: 'impact', yFactor: 'likelihood', stage: 'later' }).success).toBe(false)
    expect(matrixViewSchema.safeParse({ xFactor: 'impact', yFactor: 'likelihood', stage: 'target' }).success).toBe(true)
  })

  it('MX-8 leaves its input as it was and gives the same answer again', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const before = structuredClone(rows)
        const input = { rows, xFactor: 'detectability', yFactor: 'blastRadius', policy: DEFAULT_POLICY, stage: 'target' } as const
        expect(buildMatrix(input)).toEqual(buildMatrix(input))
        expect(rows).toEqual(before)
      }),
    )
  })
})
