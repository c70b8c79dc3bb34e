import { describe, expect, it } from 'vitest'
import type { Filter } from '@/lib/domain/worksheet/filter'
import { coverageOf, filterTest } from '@/lib/domain/worksheet/filter-match'
import { parseFilter } from '@/lib/domain/worksheet/filter'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const world = new SheetWorld(3, 150)
const context = lineContext(world.rows, REGISTER_ID, SHEET_DAY)
const lines = world.rows.all('failure-mode').flatMap(({ id }) => makeLine(world.rows, id, context) ?? [])
const me = present(world.rows.all('membership')[0], 'a member').id
const roles = world.rows.all('owner-role')
const role = present(roles[1], 'a role')

const score = (line: WorksheetLine) => (line.scores.current.state === 'scored' ? line.scores.current.number : null)

/** What each token means, said once more in the plainest way. */
const MEANS: [string, (line: WorksheetLine) => boolean][] = [
  ['status.is.open_closed', ({ status }) => status === 'open' || status === 'closed'],
  ['status.not.open', ({ status }) => status !== 'open'],
  ['likelihood.is.4', ({ factors }) => factors.current.likelihood === 4],
  ['likelihood.not.4', ({ factors }) => factors.current.likelihood !== 4],
  ['impact.range.2_3', ({ factors }) => factors.current.impact === 2 || factors.current.impact === 3],
  ['impact-inherent.range.4_', ({ factors }) => (factors.inherent.impact ?? 0) >= 4],
  ['impact.empty', ({ factors }) => factors.current.impact === null],
  ['score.range._100', (line) => score(line) !== null && Number(score(line)) <= 100],
  ['score.empty', (line) => score(line) === null],
  ['band.is.critical_low', ({ band }) => band === 'critical' || band === 'low'],
  ['component.is.uberlauf', ({ component }) => component === 'Überlauf'],
  ['component.has.QUEUE', ({ component }) => component !== null && component.includes('queue')],
  ['component.empty', ({ component }) => component === null],
  ['component.filled', ({ component }) => component !== null],
  ['promise.is.durability_integrity', ({ promise }) => promise.includes('durability') || promise.includes('integrity')],
  ['promise.not.durability', ({ promise }) => !promise.includes('durability')],
  ['promise.empty', ({ promise }) => promise.length === 0],
  [`owner.is.${role.id}`, ({ owners }) => owners.some(({ roleId }) => roleId === role.id)],
  ['owner.is.A team', ({ owners }) => owners.some(({ text }) => text === 'A team')],
  ['owner.has.role 1', ({ ownerLine }) => ownerLine.includes('Role 1')],
  ['owner.empty', ({ owners }) => owners.length === 0],
  [`holder.is.${me}`, ({ holders }) => holders.includes(me)],
  ['row.is.mine', ({ holders }) => holders.includes(me)],
  ['row.is.unscored', ({ band }) => band === null],
  ['row.is.overdue', ({ overdue }) => overdue > 0],
  ['row.is.unowned', ({ owners }) => !owners.some(({ part }) => part === 'accountable' || part === 'joint')],
  [`answers.is.${role.id}`, ({ owners }) => owners.some(({ roleId, part }) => roleId === role.id && (part === 'accountable' || part === 'joint'))],
  ['row.not.mine_overdue', ({ holders, overdue }) => !holders.includes(me) && overdue === 0],
  ['controls-detection.is.missing', ({ controls }) => controls.detection.existing + controls.detection.planned === 0],
  ['controls-proof.is.existing_planned', ({ controls }) => controls.proof.existing + controls.proof.planned > 0],
  ['due.range._2026-05-01', ({ due }) => due !== null && due <= '2026-05-01'],
  ['responseWindow.range.5_10', ({ responseWindow }) => responseWindow === 5],
]

describe('what passes a filter', () => {
  it.each(MEANS)('WS-24 %s lets through what it says, and nothing else', (token, means) => {
    const test = filterTest(parseFilter(token) as Filter, { membershipId: me })
    const passing = lines.filter(test)
    expect(passing).toEqual(lines.filter(means))
    expect([passing.length > 0, passing.length < lines.length]).toEqual([true, true])
  })

  it('WS-25 calls nothing mine for a reader who is no member', () => {
    expect(lines.filter(filterTest({ field: 'row', op: 'is', values: ['mine'] }, { membershipId: null }))).toEqual([])
  })

  it('WS-26 a type of control is existing, planned where none is in place yet, or missing', () => {
    expect([coverageOf({ existing: 1, planned: 2 }), coverageOf({ existing: 0, planned: 1 }), coverageOf({ existing: 0, planned: 0 })]).toEqual(['existing', 'planned', 'missing'])
  })
})
