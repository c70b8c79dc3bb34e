import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { AGENDAS } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import { phasesOf } from '@/lib/domain/workshop/board'
import { withReadScope } from '@/lib/data/scope'
import { readHistory } from '@/lib/services/register/read-history'
import { readRegister } from '@/lib/services/register/read-register'
import { closeForgottenWorkshops } from '@/lib/services/workshop/close-forgotten'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { exportSummary, readMeetingTimes } from '@/lib/services/workshop/read-summary'
import { letWorkshopRest } from '@/lib/testing/resting-workshop'
import { joinTestWorkshop, openTestWorkshop, testCard, type TestWorkshop } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let owner: pg.Client
let workspace: TestWorkspace
let registerId: string
let meeting: TestWorkshop
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`agenda-${made}`)
  registerId = await makeRegister(workspace.as.facilitator, 'D10')
  meeting = await openTestWorkshop(workspace.as.facilitator, registerId, 'named')
  await joinTestWorkshop(workspace.as.contributor, registerId, meeting.workshopId)
})

const ask = (actor: Actor, verb: string, input: object) => send(actor, verb, input, registerId)
const lead = (verb: string, input: object) => ask(workspace.as.facilitator, verb, { workshopId: meeting.workshopId, ...input })
const rowsNow = async () => RowSet.of((await readRegister(workspace.as.viewer, 'D10')).rows)
const refusalCode = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)))
const summary = async (actor: Actor = workspace.as.viewer) => (await exportSummary(actor, 'D10', meeting.workshopId)).text
const rest = (hours: number) => letWorkshopRest(database.ownerUrl, meeting.workshopId, hours)

/** Cards written and revealed, one group of them a failure mode with an owner and an action. */
async function findOne(): Promise<{ failureModeId: string }> {
  const [set, write, group] = meeting.phaseIds
  const { facilitator, contributor } = workspace.as
  await lead('workshop.move', { from: set, to: write })
  const [first, second] = [testCard('Rows vanish # not a heading'), testCard('A quiet worry')]
  for (const card of [first, second]) await ask(contributor, 'card.write', { ...card, workshopId: meeting.workshopId })
  await lead('workshop.reveal', { from: write, to: group })
  const rows = await rowsNow()
  const [failureModeId, groupId] = [newId(), newId()]
  await ask(facilitator, 'failure-mode.add', { rows: [{ id: failureModeId, title: 'Rows *vanish*', categoryId: rows.all('category')[0]?.id, orderKey: 'a0' }] })
  await ask(facilitator, 'card-group.add', { rows: [{ id: groupId, workshopId: meeting.workshopId, title: 'Vanishing', failureModeId, orderKey: 'a0' }] })
  await ask(facilitator, 'card.edit', { edits: [{ id: first.id, field: 'cardGroupId', before: null, after: groupId }, { id: second.id, field: 'state', before: 'open', after: 'parked' }] })
  const membershipId = rows.all('membership').find(({ name }) => name === 'Test contributor')?.id
  await ask(facilitator, 'action.add', { rows: [{ id: newId(), what: 'Count rows', membershipId, due: '2026-12-01', failureModeId }] })
  return { failureModeId }
}

describe('the words of a workshop', () => {
  it('WK-144 are mended by who leads, until it ends, and by nobody else', async () => {
    const edit = (actor: Actor, after: string) => ask(actor, 'workshop.edit', { edits: [{ id: meeting.workshopId, field: 'scene', before: 'It is 21 May 2027. The system has failed.', after }] })
    expect(await refusalCode(edit(workspace.as.contributor, 'Mine'))).toBe('forbidden')
    await edit(workspace.as.facilitator, 'It is 1 June 2027. The ingestion has failed.')
    expect(await refusalCode(edit(workspace.as.facilitator, 'Another'))).toBe('conflict')
    const forged = { edits: [{ id: meeting.workshopId, field: 'authorship', before: 'named', after: 'anonymous' }] }
    expect(await refusalCode(ask(workspace.as.administrator, 'workshop.edit', forged))).toBe('invalid')
    expect((await rowsNow()).get('workshop', meeting.workshopId)?.scene).toBe('It is 1 June 2027. The ingestion has failed.')
  })
})

describe('an agenda without cards', () => {
  it('WK-141 goes from its scene to its end with nothing revealed', async () => {
    const id = newId()
    const phases = AGENDAS['re-score'].phases.map((phase) => ({ ...phase, id: newId() }))
    await ask(workspace.as.facilitator, 'workshop.open', { id, title: 'Re-score', scene: 'S', authorship: 'named', phases, agendaKey: 're-score', agendaName: '30-minute re-score' })
    for (const [i, phase] of phases.slice(1).entries()) await ask(workspace.as.facilitator, 'workshop.move', { workshopId: id, from: phases[i]?.id, to: phase.id })
    await ask(workspace.as.facilitator, 'workshop.end', { workshopId: id })
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
    await ask(workspace.as.facilitator, 'workshop.open', { ...opening, inputs: looked })
    await ask(workspace.as.contributor, 'meeting-input.edit', { edits: [{ id: looked[8]?.id, field: 'state', before: 'open', after: 'missing' }] })
    expect(await refusalCode(ask(workspace.as.viewer, 'meeting-input.edit', { edits: [{ id: looked[0]?.id, field: 'state', before: 'open', after: 'there' }] }))).toBe('forbidden')
    const { text } = await exportSummary(workspace.as.viewer, 'D10', id)
    const outputs = ['Approved controls', 'Open risks', 'Required tests', 'Runbook tasks', 'Observability gaps', 'Decisions to write down']
    expect(text.slice(text.indexOf('## Outputs')).match(/^### .*$/gm)).toEqual(outputs.map((title) => `### ${title}`))
    expect(text).toContain('- Runbook: missing')
    expect(text).toContain('- “Runbook” was missing')
  })

  it('WK-150 is nobody’s outside of the workspace, and tells when the meeting was where', async () => {
    const [set, write] = meeting.phaseIds
    await lead('workshop.move', { from: set, to: write })
    await lead('workshop.move', { from: write, to: set })
    expect((await readMeetingTimes(workspace.as.viewer, 'D10', meeting.workshopId)).map(({ phaseId }) => phaseId)).toEqual([set, write, set])
    const other = await makeTestWorkspace(`agenda-${made}-other`)
    await makeRegister(other.as.facilitator, 'D10')
    for (const read of [exportSummary, readMeetingTimes]) expect(await refusalCode(read(other.as.administrator, 'D10', meeting.workshopId))).toBe('not-found')
  })
})

describe('a meeting that everybody forgot', () => {
  const close = () => closeForgottenWorkshops(workspace.workspaceId)
  const endedAt = async () => (await rowsNow()).get('workshop', meeting.workshopId)?.endedAt ?? null

  it('WK-152 closes itself a day after the last thing that happened in it, by nobody, and its summary stays', async () => {
    await findOne()
    await rest(23)
    expect([await close(), await endedAt()]).toEqual([{ closed: 0, destroyed: 0 }, null])
    await rest(2)
    await ask(workspace.as.signer, 'workshop.join', { workshopId: meeting.workshopId, participantId: newId() })
    expect((await close()).closed).toBe(0)
    await rest(25)
    const runs = await Promise.all([close(), close(), close()])
    expect(runs.reduce((sum, { closed }) => sum + closed, 0)).toBe(1)
    expect(await endedAt()).not.toBeNull()
    const [entry] = (await readHistory(workspace.as.viewer, 'D10', { subjectId: null, before: null })).entries
    expect(entry).toMatchObject({ name: 'workshop.lapsed', who: 'The product itself' })
    const events = await withReadScope(workspace.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId: registerId, name: 'workshop.lapsed' } }))
    expect(events).toMatchObject([{ door: 'job', personId: null }])
    expect(await summary()).toContain('Rows \\*vanish\\*')
  })

  it('WK-152 is closed by no hand before that', async () => {
    expect(await refusalCode(lead('workshop.lapse', {}))).toBe('precondition')
    expect(await refusalCode(ask(workspace.as.contributor, 'workshop.lapse', { workshopId: meeting.workshopId }))).toBe('forbidden')
  })

  it('WK-153 keeps what was never revealed for its authors alone, and destroys it 30 days later', async () => {
    const [set, write] = meeting.phaseIds
    await lead('workshop.move', { from: set, to: write })
    const card = testCard('Never revealed')
    await ask(workspace.as.contributor, 'card.write', { ...card, workshopId: meeting.workshopId })
    await rest(25)
    expect(await close()).toEqual({ closed: 1, destroyed: 0 })
    expect((await readDesk(workspace.as.contributor, 'D10', meeting.workshopId)).own.map(({ text }) => text)).toEqual(['Never revealed'])
    expect(await summary(workspace.as.facilitator)).not.toContain('Never revealed')
    expect((await readDesk(workspace.as.facilitator, 'D10', meeting.workshopId)).own).toEqual([])
    const letDaysPass = (days: number) => owner.query('UPDATE workshop SET ended_at = ended_at - make_interval(days => $2::integer) WHERE id = $1', [meeting.workshopId, days])
    await letDaysPass(29)
    expect((await close()).destroyed).toBe(0)
    await letDaysPass(2)
    expect((await close()).destroyed).toBe(1)
    expect((await readDesk(workspace.as.contributor, 'D10', meeting.workshopId)).own).toEqual([])
    expect((await owner.query('SELECT FROM hidden_card WHERE workshop_id = $1', [meeting.workshopId])).rowCount).toBe(0)
  })
})

it('WK-147 a yes to an action is an event of whom it landed on', async () => {
  await findOne()
  const action = present((await rowsNow()).all('action')[0], 'an action')
  const yes = (actor: Actor) => ask(actor, 'undertaking.add', { rows: [{ id: newId(), workshopId: meeting.workshopId, actionId: action.id }] })
  expect(await refusalCode(yes(workspace.as.administrator))).toBe('forbidden')
  const { seq } = await yes(workspace.as.contributor)
  const events = await withReadScope(workspace.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId: registerId, seq: BigInt(present(seq, 'an event')) } }))
  expect(events).toMatchObject([{ name: 'undertaking.added', role: 'contributor' }])
  expect(await summary()).toContain('Count rows, until 2026-12-01: Test contributor, accepted')
})
