import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { AGENDAS } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import { phasesOf } from '@/lib/domain/workshop/board'
import { withReadScope } from '@/lib/data/scope'
import { readHistory } from '@/lib/services/register/read-history'
import { closeForgottenWorkshops } from '@/lib/services/workshop/close-forgotten'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { exportSummary, readMeetingTimes } from '@/lib/services/workshop/read-summary'
import { letWorkshopRest } from '@/lib/testing/resting-workshop'
import { holdTestMeetings, MEETING_REGISTER, NAMED_MEETING, refusalCode } from '@/lib/testing/test-meeting'
import { testCard } from '@/lib/testing/test-workshop'
import { makeRegister, makeTestWorkspace, send } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const here = holdTestMeetings('agenda', NAMED_MEETING)
let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
})
afterAll(() => owner?.end())

const { lead, rows: rowsNow } = here
const ask = (actor: Actor, verb: string, input: object) => send(actor, verb, input, here.registerId)
const summary = async (actor: Actor = here.as.viewer) => (await exportSummary(actor, MEETING_REGISTER, here.meeting.workshopId)).text
const rest = (hours: number) => letWorkshopRest(here.ownerUrl, here.meeting.workshopId, hours)

/** Cards written and revealed, one group of them a failure mode with an owner and an action. */
async function findOne(): Promise<{ failureModeId: string }> {
  const [set, write, group] = here.meeting.phaseIds
  const { facilitator, contributor } = here.as
  await lead('workshop.move', { from: set, to: write })
  const [first, second] = [testCard('Rows vanish # not a heading'), testCard('A quiet worry')]
  for (const card of [first, second]) await ask(contributor, 'card.write', { ...card, workshopId: here.meeting.workshopId })
  await lead('workshop.reveal', { from: write, to: group })
  const rows = await rowsNow()
  const [failureModeId, groupId] = [newId(), newId()]
  await ask(facilitator, 'failure-mode.add', { rows: [{ id: failureModeId, title: 'Rows *vanish*', categoryId: rows.all('category')[0]?.id, orderKey: 'a0' }] })
  await ask(facilitator, 'card-group.add', { rows: [{ id: groupId, workshopId: here.meeting.workshopId, title: 'Vanishing', failureModeId, orderKey: 'a0' }] })
  await ask(facilitator, 'card.edit', { edits: [{ id: first.id, field: 'cardGroupId', before: null, after: groupId }, { id: second.id, field: 'state', before: 'open', after: 'parked' }] })
  const membershipId = rows.all('membership').find(({ name }) => name === 'Test contributor')?.id
  await ask(facilitator, 'action.add', { rows: [{ id: newId(), what: 'Count rows', membershipId, due: '2026-12-01', failureModeId }] })
  return { failureModeId }
}

describe('the words of a workshop', () => {
  it('WK-144 are mended by who leads, until it ends, and by nobody else', async () => {
    const edit = (actor: Actor, after: string) => ask(actor, 'workshop.edit', { edits: [{ id: here.meeting.workshopId, field: 'scene', before: 'It is 21 May 2027. The system has failed.', after }] })
    expect(await refusalCode(edit(here.as.contributor, 'Mine'))).toBe('forbidden')
    await edit(here.as.facilitator, 'It is 1 June 2027. The ingestion has failed.')
    expect(await refusalCode(edit(here.as.facilitator, 'Another'))).toBe('conflict')
    const forged = { edits: [{ id: here.meeting.workshopId, field: 'authorship', before: 'named', after: 'anonymous' }] }
    expect(await refusalCode(ask(here.as.administrator, 'workshop.edit', forged))).toBe('invalid')
    expect((await rowsNow()).get('workshop', here.meeting.workshopId)?.scene).toBe('It is 1 June 2027. The ingestion has failed.')
  })
})

describe('an agenda without cards', () => {
  it('WK-141 goes from its scene to its end with nothing revealed', async () => {
    const id = newId()
    const phases = AGENDAS['re-score'].phases.map((phase) => ({ ...phase, id: newId() }))
    await ask(here.as.facilitator, 'workshop.open', { id, title: 'Re-score', scene: 'S', authorship: 'named', phases, agendaKey: 're-score', agendaName: '30-minute re-score' })
    for (const [i, phase] of phases.slice(1).entries()) await ask(here.as.facilitator, 'workshop.move', { workshopId: id, from: phases[i]?.id, to: phase.id })
    await ask(here.as.facilitator, 'workshop.end', { workshopId: id })
    const rows = await rowsNow()
    expect(rows.get('workshop', id)).toMatchObject({ revealedAt: null, agendaKey: 're-score' })
    expect(phasesOf(rows, id)).toHaveLength(5)
  })
})

describe('a summary', () => {
  it('WK-150 says at any moment what came out, and no text of it opens anything of its own', async () => {
    await findOne()
    const text = await summary()
    const lines = text.split('\n')
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# Pre-mortem', '## Who took part', '## Phases', '## Failure modes', '### D10-01 Rows \\*vanish\\*', '## Not accepted', '## Parked', '## Left',
    ])
    expect(text).toContain('- Test facilitator, leads it')
    expect(text).toContain('- A quiet worry')
    expect(text).toContain('Test contributor: D10-01 Count rows, until 2026-12-01')
    expect(text).toMatch(/- Silent brainstorm: \d{4}-\d\d-\d\d \d\d:\d\d to /)
    expect(text).toContain('**Still missing:**')
    expect(text.endsWith('\n')).toBe(true)
  })

  it('WK-151 files the results of a risk review under its six outputs', async () => {
    const id = newId()
    const { phases, inputs } = AGENDAS['risk-review']
    const opening = { id, title: 'Review', scene: 'S', authorship: 'named', phases: phases.map((phase) => ({ ...phase, id: newId() })), agendaKey: 'risk-review', agendaName: 'Risk review' }
    const looked = inputs.map((title) => ({ id: newId(), title }))
    await ask(here.as.facilitator, 'workshop.open', { ...opening, inputs: looked })
    await ask(here.as.contributor, 'meeting-input.edit', { edits: [{ id: looked[8]?.id, field: 'state', before: 'open', after: 'missing' }] })
    expect(await refusalCode(ask(here.as.viewer, 'meeting-input.edit', { edits: [{ id: looked[0]?.id, field: 'state', before: 'open', after: 'there' }] }))).toBe('forbidden')
    const { text } = await exportSummary(here.as.viewer, 'D10', id)
    const outputs = ['Approved controls', 'Open risks', 'Required tests', 'Runbook tasks', 'Observability gaps', 'Decisions to write down']
    expect(text.slice(text.indexOf('## Outputs')).match(/^### .*$/gm)).toEqual(outputs.map((title) => `### ${title}`))
    expect(text).toContain('- Runbook: missing')
    expect(text).toContain('- “Runbook” was missing')
  })

  it('WK-150 is nobody’s outside of the here.workspace, and tells when the meeting was where', async () => {
    const [set, write] = here.meeting.phaseIds
    await lead('workshop.move', { from: set, to: write })
    await lead('workshop.move', { from: write, to: set })
    expect((await readMeetingTimes(here.as.viewer, 'D10', here.meeting.workshopId)).map(({ phaseId }) => phaseId)).toEqual([set, write, set])
    const other = await makeTestWorkspace('agenda-elsewhere')
    await makeRegister(other.as.facilitator, 'D10')
    for (const read of [exportSummary, readMeetingTimes]) expect(await refusalCode(read(other.as.administrator, 'D10', here.meeting.workshopId))).toBe('not-found')
  })
})

describe('a meeting that everybody forgot', () => {
  const close = () => closeForgottenWorkshops(here.workspace.workspaceId)
  const endedAt = async () => (await rowsNow()).get('workshop', here.meeting.workshopId)?.endedAt ?? null

  it('WK-152 closes itself a day after the last thing that happened in it, by nobody, and its summary stays', async () => {
    await findOne()
    await rest(23)
    expect([await close(), await endedAt()]).toEqual([{ closed: 0, destroyed: 0 }, null])
    await rest(2)
    await ask(here.as.signer, 'workshop.join', { workshopId: here.meeting.workshopId, participantId: newId() })
    expect((await close()).closed).toBe(0)
    await rest(25)
    const runs = await Promise.all([close(), close(), close()])
    expect(runs.reduce((sum, { closed }) => sum + closed, 0)).toBe(1)
    expect(await endedAt()).not.toBeNull()
    const [entry] = (await readHistory(here.as.viewer, 'D10', { subjectId: null, before: null })).entries
    expect(entry).toMatchObject({ name: 'workshop.lapsed', who: 'The product itself' })
    const events = await withReadScope(here.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId: here.registerId, name: 'workshop.lapsed' } }))
    expect(events).toMatchObject([{ door: 'job', personId: null }])
    expect(await summary()).toContain('Rows \\*vanish\\*')
  })

  it('WK-152 is closed by no hand before that', async () => {
    expect(await refusalCode(lead('workshop.lapse', {}))).toBe('precondition')
    expect(await refusalCode(ask(here.as.contributor, 'workshop.lapse', { workshopId: here.meeting.workshopId }))).toBe('forbidden')
  })

  it('WK-153 keeps what was never revealed for its authors alone, and destroys it 30 days later', async () => {
    const [set, write] = here.meeting.phaseIds
    await lead('workshop.move', { from: set, to: write })
    const card = testCard('Never revealed')
    await ask(here.as.contributor, 'card.write', { ...card, workshopId: here.meeting.workshopId })
    await rest(25)
    expect(await close()).toEqual({ closed: 1, destroyed: 0 })
    expect((await readDesk(here.as.contributor, 'D10', here.meeting.workshopId)).own.map(({ text }) => text)).toEqual(['Never revealed'])
    expect(await summary(here.as.facilitator)).not.toContain('Never revealed')
    expect((await readDesk(here.as.facilitator, 'D10', here.meeting.workshopId)).own).toEqual([])
    const letDaysPass = (days: number) => owner.query('UPDATE workshop SET ended_at = ended_at - make_interval(days => $2::integer) WHERE id = $1', [here.meeting.workshopId, days])
    await letDaysPass(29)
    expect((await close()).destroyed).toBe(0)
    await letDaysPass(2)
    expect((await close()).destroyed).toBe(1)
    expect((await readDesk(here.as.contributor, 'D10', here.meeting.workshopId)).own).toEqual([])
    expect((await owner.query('SELECT FROM hidden_card WHERE workshop_id = $1', [here.meeting.workshopId])).rowCount).toBe(0)
  })
})

it('WK-147 a yes to an action is an event of whom it landed on', async () => {
  await findOne()
  const action = present((await rowsNow()).all('action')[0], 'an action')
  const yes = (actor: Actor) => ask(actor, 'undertaking.add', { rows: [{ id: newId(), workshopId: here.meeting.workshopId, actionId: action.id }] })
  expect(await refusalCode(yes(here.as.administrator))).toBe('forbidden')
  const { seq } = await yes(here.as.contributor)
  const events = await withReadScope(here.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId: here.registerId, seq: BigInt(present(seq, 'an event')) } }))
  expect(events).toMatchObject([{ name: 'undertaking.added', role: 'contributor' }])
  expect(await summary()).toContain('Count rows, until 2026-12-01: Test contributor, accepted')
})
