import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { buildMoves, describeMove } from '@/lib/domain/matrix/matrix-moves'
import { FACTORS, STAGES, type FactorSet } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { compareScores } from '@/lib/domain/scoring/score'

const level = fc.constantFrom(null, 1 as const, 2 as const, 3 as const, 4 as const, 5 as const)
const factorSet: fc.Arbitrary<FactorSet> = fc.record({
  likelihood: level,
  impact: level,
  detectability: level,
  recoverability: level,
  blastRadius: level,
})
const stages = fc.record({ inherent: factorSet, current: factorSet, target: factorSet }, { requiredKeys: [] })
const anyRows = fc.array(stages, { maxLength: 60 }).map((list) => list.map((factors, place) => ({ id: `id-${place}`, code: `C-${place}`, factors })))
const different = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: 2, maxLength: 2 })

const set = (likelihood: 1 | 2 | 3 | 4 | 5, impact: 1 | 2 | 3 | 4 | 5): FactorSet => {
  return { likelihood, impact, detectability: 5, recoverability: 5, blastRadius: 5 }
}

describe('arrows from one stage to another', () => {
  it('MX-10 MX-11 every row is in one bundle, stands still or lacks a stage, as both matrices say', () => {
    fc.assert(
      fc.property(anyRows, different(FACTORS), different(STAGES), (rows, [xFactor, yFactor], [stage, to]) => {
        if (!xFactor || !yFactor || !stage || !to) return
        const input = { rows, xFactor, yFactor, policy: DEFAULT_POLICY, stage }
        const moves = buildMoves({ ...input, to })
        const places = [stage, to].map((one) => {
          const cells = buildMatrix({ ...input, stage: one }).lines.flat()
          return new Map(cells.flatMap((cell) => cell.entries.map(({ id }): [string, string] => [id, `${cell.x}${cell.y}`])))
        })
        const told = new Map<string, string>()
        const tell = (id: string, words: string) => told.set(id, told.has(id) ? 'twice' : words)
        for (const { from, to: end, moves: list } of moves.bundles) for (const { id } of list) tell(id, `${from.x}${from.y}-${end.x}${end.y}`)
        for (const { id, from } of moves.still) tell(id, `${from.x}${from.y}-${from.x}${from.y}`)
        for (const { id, stages: lacks } of moves.lacking) tell(id, lacks.join())
        for (const { id } of rows) {
          const [start, end] = places.map((map) => map.get(id))
          expect(told.get(id)).toBe(start && end ? `${start}-${end}` : [start ? null : stage, end ? null : to].filter(Boolean).join())
        }
        expect(told.size).toBe(rows.length)
      }),
    )
  })

  it('MX-12 one bundle for each pair of cells, worst first, and so within it', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { bundles, still } = buildMoves({ rows, xFactor: 'likelihood', yFactor: 'impact', policy: DEFAULT_POLICY, stage: 'inherent', to: 'target' })
        const ways = bundles.map(({ from, to }) => `${from.x}${from.y}${to.x}${to.y}`)
        expect(new Set(ways).size).toBe(ways.length)
        for (const list of [...bundles.map(({ moves }) => moves), still, bundles.flatMap(({ moves }) => moves.slice(0, 1))]) {
          for (const [place, move] of list.entries()) {
            const next = list[place + 1]
            if (next) expect(compareScores(move.from.score, next.from.score)).toBeLessThanOrEqual(0)
          }
        }
      }),
    )
  })

  it('MX-13 is told in words', () => {
    const rows: MatrixRow[] = [
      { id: '1', code: 'D10-01', factors: { inherent: set(4, 5), target: set(2, 5) } },
      { id: '2', code: 'D10-02', factors: { inherent: { ...set(1, 1), blastRadius: null }, target: set(1, 2) } },
      { id: '3', code: 'D10-03', factors: { inherent: set(3, 3), target: set(3, 3) } },
      { id: '4', code: 'D10-04', factors: { inherent: set(3, 3) } },
      { id: '5', code: 'D10-05', factors: {} },
    ]
    const moves = buildMoves({ rows, xFactor: 'likelihood', yFactor: 'impact', policy: DEFAULT_POLICY, stage: 'inherent', to: 'target' })
    expect(moves.bundles.flatMap((bundle) => bundle.moves.map(describeMove))).toEqual([
      'D10-01: 4×5 critical → 2×5 critical',
      'D10-02: 1×1 not scored → 1×2 high',
    ])
    expect(moves.still.map(({ code }) => code)).toEqual(['D10-03'])
    expect(moves.lacking.map(({ code, stages: lacks }) => `${code} ${lacks.join(' ')}`)).toEqual(['D10-04 target', 'D10-05 inherent target'])
  })
})
