import type { ScenarioContent } from '@/lib/domain/document/content'
import { plainRuns, textCell, type PrintedBlock, type PrintedCell, type PrintedColumn, type Run } from '@/lib/domain/document/printed-document'
import { listControls, listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { scoreCells } from '@/lib/domain/document/scenario-details'
import { CONTROL_STATE_LABELS } from '@/lib/domain/control/control-words'
import { rangesOfBands } from '@/lib/domain/scoring/band-range'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { POLICY_WORDS } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

const COLUMNS: PrintedColumn[] = [
  { label: 'Code', kind: 'code', share: 1.9 },
  { label: 'Failure mode', kind: 'text', share: 3.4 },
  { label: 'Cause', kind: 'text', share: 4.2 },
  { label: 'Effect', kind: 'text', share: 4 },
  { label: 'Detection', kind: 'text', share: 4 },
  { label: 'Controls', kind: 'text', share: 7.5 },
  { label: 'Owner', kind: 'text', share: 2.6 },
  ...FACTORS.map((factor): PrintedColumn => ({ label: FACTOR_WORDS[factor].short, kind: 'number', share: 0.75 })),
  { label: 'Score', kind: 'number', share: 1.5 },
  { label: 'Band', kind: 'band', share: 2.2 },
]

/** The FMEA worksheet at the current stage, with the key that its columns need. */
export function fmeaAnnex(source: PrintedSource): PrintedBlock[] {
  return [
    { kind: 'heading', level: 1, runs: plainRuns('Annex: FMEA worksheet'), anchor: 'fmea-worksheet' },
    { kind: 'paragraph', runs: plainRuns(keyOf(source)) },
    { kind: 'table', columns: COLUMNS, rows: listScenarios(source).map((scenario) => rowOf(source, scenario)), dense: true },
  ]
}

function keyOf({ context }: PrintedSource): string {
  const factors = FACTORS.map((factor) => `${FACTOR_WORDS[factor].short} ${FACTOR_WORDS[factor].label.toLowerCase()}`).join(', ')
  const { label, formula } = POLICY_WORDS[context.policy.kind]
  const bands = rangesOfBands(context.policy).map(({ band, from, to }) => `${BAND_LABELS[band].toLowerCase()} ${from} to ${to}`)
  return `Current stage, levels 1 to 5, 5 is worst: ${factors}. Scoring policy: ${label} (${formula}). Bands: ${bands.join(', ')}.`
}

function rowOf(source: PrintedSource, scenario: ScenarioContent): PrintedCell[] {
  const { reader } = source
  const line = source.lineOf(scenario)
  const controls = listControls(source.rows, line.id).map(({ control }): Run[] => [
    ...reader.prose(control.title),
    ...plainRuns(` (${control.type}, ${CONTROL_STATE_LABELS[control.state].toLowerCase()})`),
  ])
  return [
    textCell(scenario.code),
    textCell(reader.line(scenario.title)),
    { runs: reader.prose(scenario.cause ?? '') },
    { runs: reader.prose(scenario.effect ?? scenario.scenario ?? '') },
    { runs: joinRuns(scenario.detectionSignals.map(reader.prose)) },
    { runs: joinRuns(controls) },
    textCell(line.ownerLine),
    ...FACTORS.map((factor) => textCell(String(line.factors.current[factor] ?? '–'))),
    ...scoreCells(line.scores.current),
  ]
}

/** Several texts in one cell, each on a line of its own. */
function joinRuns(texts: readonly Run[][]): Run[] {
  return texts.filter((runs) => runs.length > 0).flatMap((runs, i) => (i === 0 ? runs : [{ text: '\n' }, ...runs]))
}
