import { expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { readMine } from '@/lib/services/owners/read-mine'
import { exportSummary } from '@/lib/services/workshop/read-summary'
import { holdTestMeetings, MEETING_REGISTER, NAMED_MEETING } from '@/lib/testing/test-meeting'
import { enterTestGuest } from '@/lib/testing/test-guest'
import { send } from '@/lib/testing/test-workspace'
import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const TODAY = nowIso().slice(0, 10)
const here = holdTestMeetings('yeses', NAMED_MEETING)
const { lead, rows: rowsNow } = here
const put = (verb: string, input: object, actor: Actor = here.as.facilitator) => send(actor, verb, input, here.registerId)
const waitingFor = async (actor: Actor) => (await readMine(actor)).waiting

/** A failure mode of the meeting, whose role the contributor holds, with a control of that role and an action of theirs; the meeting stands at its closing. */
async function giveDuties() {
  const rows = await rowsNow()
  const [failureModeId, ownerLinkId, controlId, actionId] = [newId(), newId(), newId(), newId()]
  const ownerRoleId = present(rows.all('owner-role').find(({ name }) => name === 'SRE Lead'), 'a role').id
  const membershipId = present(rows.all('membership').find(({ name }) => name === 'Test contributor'), 'a member').id
  await send(here.as.administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId, validFrom: '2020-01-01' }] })
  await put('failure-mode.add', { rows: [{ id: failureModeId, title: 'Rows vanish', categoryId: rows.all('category')[0]?.id, orderKey: 'a0' }] })
  const [scene, write, group, close] = here.meeting.phaseIds
  await lead('workshop.move', { from: scene, to: write })
  await lead('workshop.reveal', { from: write, to: group })
  await put('card-group.add', { rows: [{ id: newId(), workshopId: here.meeting.workshopId, title: 'Vanishing', failureModeId, orderKey: 'a0' }] })
  await put('owner-link.add', { rows: [{ id: ownerLinkId, failureModeId, ownerRoleId, part: 'accountable', orderKey: 'a0' }, { id: newId(), failureModeId, ownerRoleId, part: 'awareness', orderKey: 'a1' }] })
  await put('control.introduce', { control: { id: controlId, type: 'proof', title: 'A count' }, serves: [{ linkId: newId(), failureModeId }] })
  await put('control.edit', { edits: [{ id: controlId, field: 'ownerRoleId', before: null, after: ownerRoleId }] })
  await put('action.add', { rows: [{ id: actionId, what: 'Count rows', membershipId, due: '2030-12-01', failureModeId }] })
  return { ownerLinkId, controlId, actionId, membershipId, toClose: () => lead('workshop.move', { from: group, to: close }) }
}

it('WK-170 what a meeting gave somebody waits on their page from its owning on, as the meeting itself says it, until their yes', async () => {
  const { ownerLinkId, actionId, toClose } = await giveDuties()
  const { contributor, facilitator } = here.as
  expect(await waitingFor(contributor)).toEqual([])
  await toClose()
  const asked = dutiesOf(await rowsNow(), here.meeting.workshopId, TODAY).filter(({ bearers }) => bearers.some(({ name }) => name === 'Test contributor'))
  const waiting = await waitingFor(contributor)
  expect(waiting.map(({ kind, id, terms }) => `${kind} ${id} ${terms}`).sort()).toEqual(asked.map(({ kind, id, terms }) => `${kind} ${id} ${terms}`).sort())
  expect(waiting).toHaveLength(3)
  expect(waiting[0]).toMatchObject({ registerId: here.registerId, registerCode: 'D10', workshopId: here.meeting.workshopId, workshopTitle: 'Pre-mortem', failureModeCode: 'D10-01', isChanged: false })
  expect(await waitingFor(facilitator)).toEqual([])
  const yes = (field: string, id: string) => put('undertaking.add', { rows: [{ id: newId(), workshopId: here.meeting.workshopId, [field]: id }] }, contributor)
  await yes('ownerLinkId', ownerLinkId)
  await yes('actionId', actionId)
  expect((await waitingFor(contributor)).map(({ kind }) => kind)).toEqual(['control'])
  await put('action.edit', { edits: [{ id: actionId, field: 'due', before: '2030-12-01', after: '2030-11-01' }] })
  expect((await waitingFor(contributor)).map(({ kind, terms, isChanged }) => [kind, terms, isChanged])).toEqual([
    ['control', 'proof control: A count', false],
    ['action', 'Count rows, until 2030-11-01', true],
  ])
  await lead('workshop.end')
  expect(await waitingFor(contributor)).toHaveLength(2)
})

it('WK-170 shows nothing of what is done or in place, of a role that one holds no more, or of a register that is archived', async () => {
  const { controlId, actionId, membershipId, toClose } = await giveDuties()
  await toClose()
  await put('action.edit', { edits: [{ id: actionId, field: 'state', before: 'open', after: 'done' }, { id: actionId, field: 'settledOn', before: null, after: TODAY }] })
  await put('control.edit', { edits: [{ id: controlId, field: 'state', before: 'proposed', after: 'in-place' }] })
  expect((await waitingFor(here.as.contributor)).map(({ kind }) => kind)).toEqual(['owner-link'])
  const archive = (before: string, after: string) => put('register.edit', { edits: [{ id: here.registerId, field: 'state', before, after }] })
  await archive('draft', 'archived')
  expect(await waitingFor(here.as.contributor)).toEqual([])
  await archive('archived', 'draft')
  expect(await waitingFor(here.as.contributor)).toHaveLength(1)
  const held = (await rowsNow()).all('owner-role-holding').filter((one) => one.membershipId === membershipId)
  await send(here.as.administrator, 'owner-role-holding.delete', { ids: held.map(({ id }) => id) })
  expect(await waitingFor(here.as.contributor)).toEqual([])
})

it('WK-172 who has left, and a guest, bear nothing; a guest stands in the summary as one', async () => {
  await enterTestGuest(here.workspace, { registerId: here.registerId, workshopId: here.meeting.workshopId }, 'Nadia Brandt')
  const { membershipId, toClose } = await giveDuties()
  await toClose()
  await send(here.as.administrator, 'membership.delete', { ids: [membershipId] })
  const duties = dutiesOf(await rowsNow(), here.meeting.workshopId, TODAY)
  expect(duties.map(({ kind, bearers }) => [kind, bearers])).toEqual([['owner-link', []], ['control', []], ['action', []]])
  const { text } = await exportSummary(here.as.viewer, MEETING_REGISTER, here.meeting.workshopId)
  expect(text).toContain('- Nadia Brandt, a guest')
  expect(text).toContain('Nobody holds it: D10-01 Count rows, until 2030-12-01')
})
