import { describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { talliesOf } from '@/lib/domain/workshop/rounds'
import { readRegister } from '@/lib/services/register/read-register'
import { readBallots } from '@/lib/services/workshop/read-ballots'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { readGuestDesk, readGuestRoom } from '@/lib/services/workshop/read-guest-room'
import { acceptTestInvitation, enterTestGuest } from '@/lib/testing/test-guest'
import { holdTestMeetings, MEETING_REGISTER, refusalCode } from '@/lib/testing/test-meeting'
import { openTestRound, openTestScoring, testBallot, type TestScoring } from '@/lib/testing/test-workshop'
import { present } from '@/lib/kernel/assert'

const here = holdTestMeetings<TestScoring>('guest-ballots', {
  open: async ({ workspace: { as }, registerId }) => {
    const rows = RowSet.of((await readRegister(as.viewer, MEETING_REGISTER)).rows)
    return openTestScoring(as.facilitator, registerId, present(rows.all('category')[0], 'a category').id)
  },
})
const { ask, lead, rows: rowsNow } = here
const enter = () => enterTestGuest(here.workspace, { registerId: here.registerId, workshopId: here.meeting.workshopId }, 'Nadia')
const open = (which: number) => openTestRound(here.as.facilitator, here.registerId, here.meeting.workshopId, here.meeting.failureModeIds[which] ?? '')
const ballotsOf = async (roundId: string) => (await readBallots(here.as.viewer, { code: MEETING_REGISTER, workshopId: here.meeting.workshopId, roundId, after: null })).ballots

describe('a guest who scores', () => {
  it('WK-171 casts, changes and passes like everybody, is seen to have answered, and stands with the own name at the reveal', async () => {
    const guest = await enter()
    const [first, second] = [await open(0), await open(1)]
    await ask(guest, 'ballot.cast', { roundId: first, ...testBallot([1, 1, 1, 1, 1]) })
    await ask(guest, 'ballot.cast', { roundId: first, ...testBallot([2, 3, 4, 5, 1], 'I saw it once') })
    await ask(guest, 'ballot.cast', { roundId: second, ...testBallot(null) })
    expect((await readGuestDesk(guest)).ballots.map(({ roundId }) => roundId).sort()).toEqual([first, second].sort())
    const seen = RowSet.of((await readGuestRoom(guest)).rows)
    expect([first, second].map((id) => seen.where('answer', 'roundId', id).length)).toEqual([1, 1])
    for (const roundId of [first, second]) await lead('scoring-round.reveal', { roundId })
    const rows = await rowsNow()
    expect([talliesOf(rows, first)?.recoverability, talliesOf(rows, second)?.recoverability]).toEqual([[0, 0, 0, 0, 1], [0, 0, 0, 0, 0]])
    const [ballot] = await ballotsOf(first)
    const participant = present(rows.get('participant', ballot?.participantId ?? ''), 'who cast it')
    expect([ballot?.reason, rows.get('membership', participant.membershipId)?.name]).toEqual(['I saw it once', 'Nadia'])
    expect(await refusalCode(ask(guest, 'ballot.cast', { roundId: first, ...testBallot([1, 1, 1, 1, 1]) }))).toBe('precondition')
    expect(await refusalCode(ask(guest, 'scoring-round.reveal', { roundId: first }))).toBe('forbidden')
  })

  it('WK-171 keeps the own ballots on becoming a member: the revealed bear the new name, the hidden can still be changed, and none counts twice', async () => {
    const guest = await enter()
    const [past, hidden] = [await open(0), await open(1)]
    await ask(guest, 'ballot.cast', { roundId: past, ...testBallot([5, 5, 5, 5, 5]) })
    await lead('scoring-round.reveal', { roundId: past })
    await ask(guest, 'ballot.cast', { roundId: hidden, ...testBallot([1, 1, 1, 1, 1]) })
    const member = await acceptTestInvitation(here.workspace, guest.personId ?? undefined)
    expect((await readDesk(member, MEETING_REGISTER, here.meeting.workshopId)).ballots).toMatchObject([{ roundId: hidden, levels: { impact: 1 } }])
    await ask(member, 'ballot.cast', { roundId: hidden, ...testBallot([4, 4, 4, 4, 4]) })
    await lead('scoring-round.reveal', { roundId: hidden })
    const rows = await rowsNow()
    const nameOf = (participantId: string | null) => rows.get('membership', rows.get('participant', participantId ?? '')?.membershipId ?? '')?.name
    const cast = (await Promise.all([past, hidden].map(ballotsOf))).map((list) => list.map(({ participantId, levels }) => [nameOf(participantId), levels?.impact]))
    expect(cast).toEqual([[['Nadia Brandt', 5]], [['Nadia Brandt', 4]]])
    expect(rows.where('answer', 'roundId', hidden)).toHaveLength(1)
  })
})
