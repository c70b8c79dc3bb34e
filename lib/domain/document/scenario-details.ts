import type { ScenarioPart } from '@/lib/domain/document/content'
import { printDay, type AcceptanceFact } from '@/lib/domain/document/document-facts'
import { bulletsOf, partOf, plainRuns, strongRuns, textCell, type PrintedBlock, type PrintedCell, type PrintedColumn, type Run } from '@/lib/domain/document/printed-document'
import { listControls, type PrintedControl, type PrintedSource } from '@/lib/domain/document/printed-source'
import { CONTROL_STATE_LABELS } from '@/lib/domain/control/control-words'
import { HOLE_WORDS, listHoles } from '@/lib/domain/coverage/control-cover'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { FACTORS, STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import { describeScore, type Score } from '@/lib/domain/scoring/score'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Parts of a scenario that a document tells only when it is asked for them. */
const DETAILS = [
  ...(['blastData', 'blastUsers', 'blastTime', 'blastConsumers'] as const),
  ...(['assessmentInherent', 'assessmentCurrent', 'assessmentTarget', 'controls'] as const),
] satisfies readonly ScenarioPart[]

export type Detail = (typeof DETAILS)[number]

export function isDetail(part: ScenarioPart): part is Detail {
  return DETAILS.some((one) => one === part)
}

const STAGE_LABELS = { inherent: 'Inherent', current: 'Current', target: 'Target' } as const satisfies Record<Stage, string>

/** Status, blast radius, scores, controls, proof and acceptance of a failure mode; `close` has no tables. */
export function detailBlocks(source: PrintedSource, line: WorksheetLine, close: boolean): PrintedBlock[] {
  return [
    ...partOf('State', statusRuns(source, line)),
    ...blastBlocks(source, line),
    ...(close ? scoreLines(source, line) : scoreBlocks(source, line)),
    ...(close ? controlLines(source, line) : controlBlocks(source, line)),
    ...proofBlocks(source, line),
    ...acceptanceBlocks(source, line),
  ]
}

/** The status in words, with the reason of what is closed. */
export function statusRuns({ rows, reader }: PrintedSource, { id, status }: WorksheetLine): Run[] {
  const reason = status === 'closed' ? reader.prose(rows.get('failure-mode', id)?.closedReason ?? '') : []
  const word = plainRuns(status.replaceAll('-', ' '))
  return reason.length === 0 ? word : [...word, ...plainRuns(': '), ...reason]
}

const BLAST = [
  ['Data', 'blastData'],
  ['Users', 'blastUsers'],
  ['Time', 'blastTime'],
  ['Consumers', 'blastConsumers'],
] as const

function blastBlocks({ rows, reader }: PrintedSource, { id }: WorksheetLine): PrintedBlock[] {
  const row = rows.get('failure-mode', id)
  const scopes = BLAST.flatMap(([label, field]) => {
    const runs = reader.prose(row?.[field] ?? '')
    return runs.length === 0 ? [] : [[...plainRuns(`${label}: `), ...runs]]
  })
  return partOf('Blast radius', [], bulletsOf(scopes))
}

const SCORE_COLUMNS: PrintedColumn[] = [
  { label: 'Stage', kind: 'text', share: 2 },
  ...FACTORS.map((factor): PrintedColumn => ({ label: FACTOR_WORDS[factor].label, kind: 'text', share: 3 })),
  { label: 'Score', kind: 'number', share: 1.6 },
  { label: 'Band', kind: 'band', share: 2.2 },
]

function scoreBlocks({ rows, reader }: PrintedSource, line: WorksheetLine): PrintedBlock[] {
  const stages = STAGES.flatMap((stage) => latestAssessment(rows, line.id, stage) ?? [])
  if (stages.length === 0) return partOf('Scores', plainRuns('not scored'))
  const lines = stages.map(({ stage }): PrintedCell[] => [
    { runs: plainRuns(STAGE_LABELS[stage]) },
    ...FACTORS.map((factor) => {
      const level = line.factors[stage][factor]
      return textCell(level === null ? '–' : `${level} ${RUBRIC[factor][level]}`)
    }),
    ...scoreCells(line.scores[stage]),
  ])
  const reasons = stages.flatMap(({ stage, rationale }): Run[][] => {
    const runs = reader.prose(rationale ?? '')
    return runs.length === 0 ? [] : [[...plainRuns(`${STAGE_LABELS[stage]}: `), ...runs]]
  })
  return [...partOf('Scores', [], [{ kind: 'table', columns: SCORE_COLUMNS, rows: lines, dense: true }]), ...partOf('Why', [], bulletsOf(reasons))]
}

/** The scores as one line a stage, each with its reason. */
function scoreLines({ rows, reader }: PrintedSource, line: WorksheetLine): PrintedBlock[] {
  const stages = STAGES.flatMap((stage) => latestAssessment(rows, line.id, stage) ?? [])
  const lines = stages.map(({ stage, rationale }): Run[] => {
    const levels = FACTORS.map((factor) => `${FACTOR_WORDS[factor].label.toLowerCase()} ${describeLevel(factor, line.factors[stage][factor])}`).join(', ')
    const reason = reader.prose(rationale ?? '')
    return [...strongRuns(`${STAGE_LABELS[stage]} ${describeScore(line.scores[stage])}`), ...plainRuns(`: ${levels}.${reason.length === 0 ? '' : ' '}`), ...reason]
  })
  return lines.length === 0 ? partOf('Scores', plainRuns('not scored')) : partOf('Scores', [], bulletsOf(lines))
}

/** Number and band of a score, as two cells. */
export function scoreCells(score: Score): [PrintedCell, PrintedCell] {
  if (score.state !== 'scored') return [textCell(''), textCell(`${score.scored} of ${FACTORS.length} scored`)]
  return [textCell(String(score.number)), { runs: plainRuns(BAND_LABELS[score.band]), band: score.band }]
}

const CONTROL_COLUMNS: PrintedColumn[] = [
  { label: 'Type', kind: 'text', share: 2.4 },
  { label: 'State', kind: 'text', share: 2 },
  { label: 'Control', kind: 'text', share: 8 },
  { label: 'Owner', kind: 'text', share: 3 },
  { label: 'Due', kind: 'code', share: 2.4 },
]

function controlBlocks({ rows, reader }: PrintedSource, line: WorksheetLine): PrintedBlock[] {
  const controls = listControls(rows, line.id)
  const table: PrintedBlock[] = controls.length === 0 ? [] : [{ kind: 'table', columns: CONTROL_COLUMNS, rows: controls.map((one) => controlCells(one, reader.prose)), dense: true }]
  const holes = listHoles(line.controls).map((type) => [...strongRuns(type), ...plainRuns(`: ${HOLE_WORDS[type]}`)])
  return [...partOf('Controls', [], table), ...partOf('Missing controls', [], bulletsOf(holes))]
}

/** The controls as one line each, and the holes in one sentence. */
function controlLines({ rows, reader }: PrintedSource, line: WorksheetLine): PrintedBlock[] {
  const lines = listControls(rows, line.id).map(({ control, owner }): Run[] => {
    const ending = [owner, control.due && `due ${control.due}`].filter(Boolean).join(', ')
    return [...plainRuns(`${control.type}, ${CONTROL_STATE_LABELS[control.state].toLowerCase()}: `), ...reader.prose(control.title), ...plainRuns(ending && ` (${ending})`)]
  })
  const holes = listHoles(line.controls).map((type) => `${type} (${HOLE_WORDS[type]})`)
  return [...partOf('Controls', [], bulletsOf(lines)), ...partOf('Missing controls', plainRuns(holes.join(', ')))]
}

function controlCells({ control, owner }: PrintedControl, prose: (text: string) => Run[]): PrintedCell[] {
  return [textCell(control.type), textCell(CONTROL_STATE_LABELS[control.state]), { runs: prose(control.title) }, textCell(owner), textCell(control.due ?? '')]
}

function proofBlocks({ rows, facts, reader }: PrintedSource, { id }: WorksheetLine): PrintedBlock[] {
  const controls = listControls(rows, id).map(({ control }) => control)
  const items = facts.proofs.flatMap(({ controlId, statement, expected, lastResult }): Run[][] => {
    if (!controls.some((control) => control.id === controlId)) return []
    const wanted = expected === null ? [] : [...plainRuns(' Expected: '), ...reader.prose(expected)]
    return [[...reader.prose(statement), ...wanted, ...plainRuns(` Last result: ${lastResult ?? 'none yet'}.`)]]
  })
  return partOf('Proof', [], bulletsOf(items))
}

const STANDINGS = {
  holds: (day) => `until ${day}`,
  lapsed: (day) => `lapsed after ${day}`,
  risen: () => 'which holds no more, because the risk rose',
} as const satisfies Record<AcceptanceFact['standing'], (day: string) => string>

function acceptanceBlocks({ facts, reader }: PrintedSource, { id }: WorksheetLine): PrintedBlock[] {
  const items = facts.acceptances.flatMap((one): Run[][] => {
    if (one.failureModeId !== id) return []
    const conditions = one.conditions === null ? [] : [...plainRuns(' Conditions: '), ...reader.prose(one.conditions)]
    const when = `${printDay(one.on, facts.timeZone)}, ${STANDINGS[one.standing](one.expires)}`
    return [[...plainRuns(`${one.by}, ${when}: `), ...reader.prose(one.reason), ...conditions]]
  })
  return partOf('Acceptance', [], bulletsOf(items))
}
