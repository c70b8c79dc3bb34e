import type { MatrixInput, MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { Factor, Level, Stage } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { compareScores, scoreFactors, type Score } from '@/lib/domain/scoring/score'

export interface MatrixPlace {
  x: Level
  y: Level
}

/** Where a failure mode stands at two stages. */
export interface MatrixMove {
  id: string
  code: string
  from: MatrixPlace & { score: Score }
  to: MatrixPlace & { score: Score }
}

/** Failure modes that go the same way, from one cell to another. */
export interface MoveBundle {
  from: MatrixPlace
  to: MatrixPlace
  /** Worst at the first stage first. */
  moves: MatrixMove[]
}

/** A failure mode that no arrow can be drawn for, and the stages at which it has no place. */
export interface LackingMove {
  id: string
  code: string
  stages: Stage[]
}

export interface MatrixMoves {
  xFactor: Factor
  yFactor: Factor
  stage: Stage
  to: Stage
  /** One for each pair of cells that anybody goes between; the worst first. */
  bundles: MoveBundle[]
  /** In the same cell at both stages, worst first. */
  still: MatrixMove[]
  /** In the order in which they came. */
  lacking: LackingMove[]
}

/** Cell and score at a stage; null where one of the two levels is missing. */
function standingAt(row: MatrixRow, stage: Stage, xFactor: Factor, yFactor: Factor, policy: ScoringPolicy): MatrixMove['from'] | null {
  const set = row.factors[stage]
  const x = set?.[xFactor] ?? null
  const y = set?.[yFactor] ?? null
  return set === undefined || x === null || y === null ? null : { x, y, score: scoreFactors(policy, set) }
}

const compareMoves = (a: MatrixMove, b: MatrixMove) => compareScores(a.from.score, b.from.score)

/**
 * The way of every row from its cell at one stage to its cell at another. Each row is in one bundle, stands still, or lacks a stage.
 * Source: rules MX-10 to MX-13 in docs/spec/matrix.md.
 */
export function buildMoves({ rows, xFactor, yFactor, policy, stage, to }: MatrixInput & { to: Stage }): MatrixMoves {
  const bundles = new Map<string, MoveBundle>()
  const still: MatrixMove[] = []
  const lacking: LackingMove[] = []
  for (const row of rows) {
    const [start, end] = [stage, to].map((one) => standingAt(row, one, xFactor, yFactor, policy))
    if (!start || !end) {
      lacking.push({ id: row.id, code: row.code, stages: [...(start ? [] : [stage]), ...(end ? [] : [to])] })
      continue
    }
    const move = { id: row.id, code: row.code, from: start, to: end }
    if (start.x === end.x && start.y === end.y) still.push(move)
    else bundleOf(bundles, start, end).moves.push(move)
  }
  for (const { moves } of bundles.values()) moves.sort(compareMoves)
  return { xFactor, yFactor, stage, to, bundles: [...bundles.values()].sort(compareBundles), still: still.sort(compareMoves), lacking }
}

function bundleOf(bundles: Map<string, MoveBundle>, from: MatrixPlace, to: MatrixPlace): MoveBundle {
  const way = `${from.x}${from.y}${to.x}${to.y}`
  const bundle = bundles.get(way) ?? { from: { x: from.x, y: from.y }, to: { x: to.x, y: to.y }, moves: [] }
  bundles.set(way, bundle)
  return bundle
}

function compareBundles(a: MoveBundle, b: MoveBundle): number {
  const [first, second] = [a.moves[0], b.moves[0]]
  return (first && second && compareMoves(first, second)) || b.moves.length - a.moves.length
}

/** A move in words: "D10-01: 4×5 critical → 2×5 high"; the first figure is the horizontal factor's. */
export function describeMove({ code, from, to }: MatrixMove): string {
  return `${code}: ${describeStanding(from)} → ${describeStanding(to)}`
}

function describeStanding({ x, y, score }: MatrixMove['from']): string {
  return `${x}×${y} ${score.state === 'scored' ? score.band : 'not scored'}`
}
