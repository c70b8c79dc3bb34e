import type { PrintedBlock, PrintedMatrix } from '@/lib/domain/document/printed-document'
import { listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { buildMatrix, describeCell, type Matrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { LEVELS, STAGES, type Factor, type Stage } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'

/** Most codes that a cell of a picture names; the rest is its count. */
const CODES_MAX = 4
const UNPLACED_MAX = 12

const STAGE_TITLES = {
  inherent: 'Inherent: without controls',
  current: 'Current: with the controls in place',
  target: 'Target: with all planned controls',
} as const satisfies Record<Stage, string>

/** Impact by likelihood at each stage at which anything is scored; the inherent and the current one always. */
export function matrixPictures(source: PrintedSource): PrintedBlock[] {
  const rows = listScenarios(source).map((scenario): MatrixRow => {
    const { id, code, title, factors } = source.lineOf(scenario)
    return { id, code, title, factors }
  })
  return STAGES.flatMap((stage) => {
    const matrix = buildMatrix({ rows, xFactor: 'likelihood', yFactor: 'impact', policy: source.context.policy, stage })
    return stage === 'target' && matrix.placed === 0 ? [] : [pictureOf(matrix)]
  })
}

function pictureOf(matrix: Matrix): PrintedMatrix {
  const filled = matrix.lines.flat().filter(({ count }) => count > 0)
  const words = filled.map((cell) => `${describeCell(matrix, cell)} (${codesOf(cell.entries.map(({ code }) => code))})`)
  return {
    kind: 'matrix',
    title: STAGE_TITLES[matrix.stage],
    sides: { x: FACTOR_WORDS[matrix.xFactor].label, y: FACTOR_WORDS[matrix.yFactor].label },
    ticks: { x: ticksOf(matrix.xFactor), y: ticksOf(matrix.yFactor) },
    lines: matrix.lines.map((line) => line.map(({ band, count, entries }) => ({ band, count, codes: entries.slice(0, CODES_MAX).map(({ code }) => code) }))),
    unplaced: unplacedOf(matrix),
    words: words.length === 0 ? 'Nothing is placed in this matrix.' : `${words.join('; ')}.`,
  }
}

function ticksOf(factor: Factor): string[] {
  return LEVELS.map((level) => RUBRIC[factor][level])
}

function unplacedOf({ unplacedCount, unplaced }: Matrix): string | null {
  if (unplacedCount === 0) return null
  return `Not placed, because a factor is missing: ${unplacedCount} (${codesOf(unplaced.map(({ code }) => code))}).`
}

function codesOf(codes: readonly string[]): string {
  const named = codes.slice(0, UNPLACED_MAX).join(', ')
  return codes.length > UNPLACED_MAX ? `${named} and ${codes.length - UNPLACED_MAX} more` : named
}
