import { originOf } from '@/lib/domain/document/printed-front'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import { buildMatrix, type MatrixCell } from '@/lib/domain/matrix/build-matrix'
import { listMatrixRows } from '@/lib/domain/matrix/matrix-rows'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { rangesOfBands } from '@/lib/domain/scoring/band-range'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { FACTORS, LEVELS, type Band, type Stage } from '@/lib/domain/scoring/factor'
import { edgesOf, POLICY_WORDS, weightsOf, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import { lineContext } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'

/** A page of a workbook that is read and not edited: lines of cells, each with a look. */
export interface SheetPage {
  name: string
  /** Characters that each column is wide. */
  widths: number[]
  lines: SheetPageCell[][]
}

export interface SheetPageCell {
  text: string
  look?: 'title' | 'head' | 'note' | 'cell'
  band?: Band
}

const STAGE_TITLES = { inherent: 'Inherent', current: 'Current', target: 'Target' } as const satisfies Record<Stage, string>

/** What the workbook is of, how its numbers come about, and what may be done with it. */
export function legendPage(rows: RegisterRows, registerId: string, facts: DocumentFacts): SheetPage {
  const register = present(rows.get('register', registerId), 'the register itself is among its rows')
  const { policy } = lineContext(rows, registerId, facts.printedAt.slice(0, 10))
  const stored = rows.get('scoring-policy', register.scoringPolicyId)
  const lines: SheetPageCell[][] = [
    [{ text: `${register.code} — ${register.title}`, look: 'title' }],
    [{ text: facts.organisation }],
    [{ text: originOf(facts), look: 'note' }],
    [],
    [{ text: 'How failure modes are scored', look: 'head' }],
    [{ text: 'Policy' }, { text: stored ? `${stored.name}, version ${stored.version}` : POLICY_WORDS[policy.kind].label }],
    [{ text: 'Formula' }, { text: formulaOf(policy) }],
    ...bandLines(policy),
    [],
    [{ text: 'Level', look: 'head' }, ...FACTORS.map((factor): SheetPageCell => ({ text: FACTOR_WORDS[factor].label, look: 'head' }))],
    ...LEVELS.map((level) => [{ text: String(level) }, ...FACTORS.map((factor) => ({ text: RUBRIC[factor][level] }))]),
    [{ text: '5 is always worst.', look: 'note' }],
    [],
    [{ text: 'Using this workbook', look: 'head' }],
    ...RULES.map((text): SheetPageCell[] => [{ text }]),
  ]
  return { name: 'Method and legend', widths: [18, 26, 22, 22, 26, 28], lines }
}

const RULES = [
  'Keep the column Id: it says which failure mode, control or action a row is, so that a changed file is read as a change and not as a new one.',
  'Numbers and bands are computed from the five factors; change the factors.',
  'Lists, such as detection signals, have one entry on each line of their cell.',
  'Every text is stored as text. A text that begins with =, +, - or @ is therefore shown and never computed.',
]

function formulaOf(policy: ScoringPolicy): string {
  const weights = policy.kind === 'custom' ? weightsOf(policy) : null
  if (weights === null) return POLICY_WORDS[policy.kind].formula
  return FACTORS.map((factor) => `${FACTOR_WORDS[factor].label.toLowerCase()} × ${weights[factor]}`).join(' + ')
}

function bandLines(policy: ScoringPolicy): SheetPageCell[][] {
  const [low] = edgesOf(policy)
  const bands = rangesOfBands(policy).map(({ band, from, to }): SheetPageCell[] => [{ text: BAND_LABELS[band], band }, { text: `${from} to ${to}` }])
  return [...bands, [{ text: `A number on an edge, such as ${low}, belongs to the lower band.`, look: 'note' }]]
}

/** Impact by likelihood at a stage, with the codes in each cell. */
export function matrixPage(rows: RegisterRows, registerId: string, stage: 'inherent' | 'current', today: string): SheetPage {
  const source = { categories: rows.all('category'), failureModes: rows.all('failure-mode'), assessments: rows.all('assessment') }
  const { policy } = lineContext(rows, registerId, today)
  const matrix = buildMatrix({ rows: listMatrixRows(source), xFactor: 'likelihood', yFactor: 'impact', policy, stage })
  const head = LEVELS.map((level): SheetPageCell => ({ text: `${level} ${RUBRIC.likelihood[level]}`, look: 'head' }))
  const body = matrix.lines.map((line, i): SheetPageCell[] => {
    const level = present(LEVELS[LEVELS.length - 1 - i], 'a matrix has a line for each level')
    return [{ text: `${level} ${RUBRIC.impact[level]}`, look: 'head' }, ...line.map(cellOf)]
  })
  const unplaced = matrix.unplaced.map(({ code }) => code).join(', ')
  const lines: SheetPageCell[][] = [
    [{ text: `${STAGE_TITLES[stage]}: impact by likelihood`, look: 'title' }],
    [{ text: 'Impact ↑  Likelihood →', look: 'head' }, ...head],
    ...body,
    ...(unplaced === '' ? [] : [[{ text: `Not placed, because a factor is missing: ${matrix.unplacedCount} (${shorten(unplaced)})`, look: 'note' as const }]]),
  ]
  return { name: `Matrix ${stage}`, widths: [22, 24, 24, 24, 24, 24], lines }
}

/** A spreadsheet's cell shows so many characters at most in a size that people read. */
const TEXT_MAX = 1_000

function shorten(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)} …` : text
}

function cellOf({ count, band, entries }: MatrixCell): SheetPageCell {
  if (count === 0) return { text: '', look: 'cell' }
  const word = band === null ? 'Unscored' : BAND_LABELS[band]
  const text = shorten(`${word}: ${count}\n${entries.map(({ code }) => code).join(', ')}`)
  return band === null ? { text, look: 'cell' } : { text, look: 'cell', band }
}
