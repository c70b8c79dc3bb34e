import { describe, expect, it } from 'vitest'
import { boardOf, phasesOf } from '@/lib/domain/workshop/board'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { exportSummary } from '@/lib/services/workshop/read-summary'
import { holdTestMeetings, NAMED_MEETING, refusalCode } from '@/lib/testing/test-meeting'
import { testCard } from '@/lib/testing/test-workshop'
import { send } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

const here = holdTestMeetings('leading', NAMED_MEETING)

const { ask, rows: rowsNow } = here
const move = (from: string, to: string, verb = 'workshop.move', actor = here.as.facilitator) => ask(actor, verb, { from, to })
const phasesNow = async () => phasesOf(await rowsNow(), here.meeting.workshopId)

describe('a phase that is repeated', () => {
  it('WK-124 is a copy of its own after it, and a brainstorm that is repeated hides new cards alone', async () => {
    const { facilitator, contributor } = here.as
    const [scene, write, group] = here.meeting.phaseIds as [string, string, string]
    await move(scene, write)
    await ask(contributor, 'card.write', testCard('Seen'))
    await move(write, group, 'workshop.reveal')
    const { id: _id, beganAt: _beganAt, deletedAt: _deletedAt, ...words } = present((await phasesNow())[1], 'the brainstorm')
    const again = newId()
    const close = present((await phasesNow()).at(-1), 'the closing')
    const copy = { ...words, id: again, orderKey: orderKeyBetween(words.orderKey, present((await phasesNow())[2], 'the grouping').orderKey) }
    expect(await refusalCode(send(contributor, 'workshop-phase.add', { rows: [copy] }, here.registerId))).toBe('forbidden')
    await send(facilitator, 'workshop-phase.add', { rows: [copy] }, here.registerId)
    expect((await phasesNow()).map(({ kind }) => kind)).toEqual(['set-scene', 'brainstorm', 'brainstorm', 'group', 'close'])
    await move(group, again)
    await ask(contributor, 'card.write', testCard('Unseen'))
    expect(boardOf(await rowsNow(), here.meeting.workshopId)).toMatchObject({ count: 1, alone: [{ text: 'Seen' }] })
    expect((await readDesk(facilitator, 'D10', here.meeting.workshopId)).counts).toEqual([{ categoryId: null, cards: 1 }])
    expect(await refusalCode(move(again, close.id))).toBe('precondition')
    await move(again, group, 'workshop.reveal')
    expect(boardOf(await rowsNow(), here.meeting.workshopId).count).toBe(2)
  })
})

describe('a lead that was handed over', () => {
  it('WK-127 WK-129 reveals and takes cards away, whatever the roles in the workspace', async () => {
    const { facilitator, contributor } = here.as
    const [scene, write, group] = here.meeting.phaseIds as [string, string, string]
    const { facilitatorId } = present((await rowsNow()).get('workshop', here.meeting.workshopId), 'the workshop')
    const heir = present((await rowsNow()).all('membership').find(({ name }) => name === 'Test contributor'), 'a member').id
    expect(await refusalCode(ask(contributor, 'workshop-lead.entrust', { from: facilitatorId, to: heir }))).toBe('forbidden')
    await ask(facilitator, 'workshop-lead.entrust', { from: facilitatorId, to: heir })
    await move(scene, write, 'workshop.move', contributor)
    const card = testCard('Somebody is to blame')
    await ask(contributor, 'card.write', card)
    await move(write, group, 'workshop.reveal', contributor)
    const remove = { edits: [{ id: card.id, field: 'state', before: 'open', after: 'removed' }] }
    expect(await refusalCode(send(here.as.signer, 'card.edit', remove, here.registerId))).toBe('forbidden')
    await send(contributor, 'card.edit', remove, here.registerId)
    expect(boardOf(await rowsNow(), here.meeting.workshopId)).toMatchObject({ count: 0, removed: 1 })
    const { text } = await exportSummary(here.as.viewer, 'D10', here.meeting.workshopId)
    expect(text).toContain('0 revealed and 1 removed')
    expect(text).not.toContain('Somebody is to blame')
  })
})
