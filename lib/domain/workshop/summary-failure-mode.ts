import { CONTROL_STATE_LABELS, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import { assessmentRow, type FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { ownerLineOf } from '@/lib/domain/failure-mode/failure-mode-summary'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { describeScore, scoreFactors, type Score } from '@/lib/domain/scoring/score'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import type { Duty } from '@/lib/domain/workshop/duties'
import { roundsOf } from '@/lib/domain/workshop/rounds'
import { labelled, type SummaryBlock, type SummarySection, type SummaryText } from '@/lib/domain/workshop/summary-words'
import { GAP_WORDS, gapsOf } from '@/lib/domain/workshop/what-is-missing'

/** What a meeting agreed on one failure mode: its score, what protects it, whose it is, and what is still missing. */
export function failureModeSection(rows: RowSet, row: FailureModeRow, { workshopId, duties }: { workshopId: string; duties: readonly Duty[] }): SummarySection {
  const signals = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', row.id))
  const steps = listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', row.id))
  const gaps = gapsOf(rows, row)
  return {
    title: `${row.code || 'new'} ${row.title}`,
    code: row.code,
    blocks: [
      { kind: 'facts', facts: [{ label: 'Score', text: scoreText(rows, row) }, { label: 'Owners', text: [ownerLineOf(rows, row.id) || 'nobody'] }] },
      ...labelled('Minority notes', minorityNotes(rows, workshopId, row.id)),
      ...(row.scenario === null ? [] : [{ kind: 'text', text: [{ prose: row.scenario }] } as const]),
      ...labelled('Detection signals', signals.map(({ text }): SummaryText => [{ prose: text }])),
      ...labelled(row.responseWindow === null ? 'First response' : `First response, ${row.responseWindow} minutes`, steps.map(({ text }): SummaryText => [{ prose: text }])),
      ...hardStop(rows, row),
      ...labelled('Controls', controlItems(rows, row.id)),
      ...labelled('Given to people', duties.flatMap(givenItems)),
      ...labelled('Still missing', gaps.map((gap): SummaryText => [GAP_WORDS[gap]])),
    ],
  }
}

/** The score of a failure mode as its register counts it today, such as “625 critical”. */
export function scoreWords(rows: RowSet, row: FailureModeRow): string {
  return describeScore(scoreNow(rows, row))
}

/** Number and band of the current score under the policy of the register. */
export function scoreNow(rows: RowSet, row: FailureModeRow): Score {
  const factors = factorsOf(latestAssessment(rows, row.id, 'current'))
  const register = rows.all('register')[0]
  const stored = register && rows.get('scoring-policy', register.scoringPolicyId)
  return scoreFactors(stored ? readStoredPolicy(stored) : DEFAULT_POLICY, factors)
}

function scoreText(rows: RowSet, row: FailureModeRow): SummaryText {
  const latest = latestAssessment(rows, row.id, 'current')
  const factors = factorsOf(latest)
  const given = FACTORS.flatMap((factor) => (factors[factor] === null ? [] : [`${assessmentRow.fields[factor].label.toLowerCase()} ${factors[factor]}`]))
  const rationale = latest?.rationale
  return [[scoreWords(rows, row), ...given].join(', '), ...(rationale ? ['. ', { prose: rationale }] : [])]
}

/** What somebody holds against the score, in the order of the rounds. */
function minorityNotes(rows: RowSet, workshopId: string, failureModeId: string): SummaryText[] {
  return roundsOf(rows, workshopId, failureModeId).flatMap(({ id }) =>
    rows
      .where('minority-note', 'roundId', id)
      .filter(({ deletedAt }) => deletedAt === null)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ factor, text }): SummaryText => [...(factor === null ? [] : [`${assessmentRow.fields[factor].label}: `]), { prose: text }]),
  )
}

function hardStop(rows: RowSet, row: FailureModeRow): SummaryBlock[] {
  if (row.hardStopNone !== null) return [{ kind: 'facts', facts: [{ label: 'Hard stop', text: ['None: ', { prose: row.hardStopNone }] }] }]
  const stops = listInOrder<'hard-stop-step'>(rows.where('hard-stop-step', 'failureModeId', row.id))
  const role = row.hardStopAuthorityRoleId === null ? row.hardStopAuthorityText : rows.get('owner-role', row.hardStopAuthorityRoleId)?.name
  return labelled(`Hard stop, ${role ? `by ${role}` : 'and nobody is named who may'}`, stops.map(({ text }): SummaryText => [{ prose: text }]))
}

function controlItems(rows: RowSet, failureModeId: string): SummaryText[] {
  const controls = linkedControls(rows, failureModeId).map(({ control }) => control)
  return CONTROL_TYPES.flatMap((type) => {
    const own = controls.filter((control) => control.type === type && control.state !== 'retired')
    if (own.length === 0) return [[`${type}: a hole`]]
    return own.map(({ state, title, due, ownerRoleId, ownerText }): SummaryText => {
      const owner = (ownerRoleId === null ? ownerText : rows.get('owner-role', ownerRoleId)?.name) ?? 'nobody owns it'
      return [`${type}, ${CONTROL_STATE_LABELS[state].toLowerCase()}: `, { prose: title }, ` (${owner}${due === null ? '' : `, until ${due}`})`]
    })
  })
}

function givenItems({ kind, terms, bearers }: Duty): SummaryText[] {
  // Controls stand in a list of their own; here is who takes what on.
  const said = { accepted: 'accepted', open: 'not accepted', changed: 'changed since it was accepted' } as const
  const who = bearers.map(({ name, answer }) => `${name}, ${said[answer]}`).join('; ') || 'nobody holds it'
  return kind === 'control' && bearers.length === 0 ? [] : [[`${terms}: ${who}`]]
}
