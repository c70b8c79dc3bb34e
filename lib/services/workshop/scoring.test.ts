import { describe, expect, it } from 'vitest'
import { describeScoring } from '@/components/history/describe-scoring'
import type { Actor } from '@/lib/domain/access/actor'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { RowSet } from '@/lib/domain/row/row-set'
import { candidatesOf, roundAtHand, roundsOf, talliesOf } from '@/lib/domain/workshop/rounds'
import { readHistory } from '@/lib/services/register/read-history'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { ANSWERS_A_MINUTE_MAX } from '@/lib/services/workshop/answering-place'
import { BALLOTS_PAGE, ballotCursor, readBallots } from '@/lib/services/workshop/read-ballots'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { holdTestMeetings, MEETING_REGISTER, refusalIn, refusedAt } from '@/lib/testing/test-meeting'
import { joinTestWorkshop, openTestRound, openTestScoring, testBallot, type TestScoring } from '@/lib/testing/test-workshop'
import { send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const here = holdTestMeetings('scoring', { open: (place) => openMeeting(place, 'named') })
const { ask, lead, rows: rowsNow } = here

async function openMeeting({ workspace: { as }, registerId }: { workspace: TestWorkspace; registerId: string }, scoring: 'named' | 'anonymous'): Promise<TestScoring> {
  const rows = RowSet.of((await readRegister(as.viewer, MEETING_REGISTER)).rows)
  const categoryId = present(rows.all('category')[0], 'a category').id
  const meeting = await openTestScoring(as.facilitator, registerId, categoryId, { scoring, count: 3 })
  for (const role of ['contributor', 'signer'] as const) await joinTestWorkshop(as[role], registerId, meeting.workshopId)
  return meeting
}

const open = (which = 0, closesAt: string | null = null) =>
  openTestRound(here.as.facilitator, here.registerId, here.meeting.workshopId, here.meeting.failureModeIds[which] ?? '', closesAt)
type Five = readonly [number, number, number, number, number]
const cast = (roundId: string, levels: Five | null, actor = here.as.contributor, reason: string | null = null) => ask(actor, 'ballot.cast', { roundId, ...testBallot(levels, reason) })
const reveal = (roundId: string, actor = here.as.facilitator) => ask(actor, 'scoring-round.reveal', { roundId })
const agree = (roundId: string, levels: Five, which = 0, actor = here.as.facilitator) =>
  ask(actor, 'scoring-round.agree', { failureModeId: here.meeting.failureModeIds[which], roundId, assessmentId: newId(), levels: testBallot(levels).levels, rationale: 'We agreed.' })
const place = (dots: readonly number[], actor = here.as.contributor) =>
  ask(actor, 'dot-vote.place', { placed: dots.flatMap((count, i) => (count > 0 ? [{ candidateId: here.meeting.candidateIds[i], dots: count }] : [])) })
const ballotsOf = (roundId: string, actor = here.as.viewer) => readBallots(actor, { code: MEETING_REGISTER, workshopId: here.meeting.workshopId, roundId, after: null })
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
const go = (from: keyof TestScoring['phaseIds'], to: keyof TestScoring['phaseIds']) => lead('workshop.move', { from: here.meeting.phaseIds[from], to: here.meeting.phaseIds[to] })

describe('candidates', () => {
  it('WK-70 are taken up, chosen and taken away by who leads, and by nobody else', async () => {
    const [id = ''] = here.meeting.candidateIds
    const leave = (actor: Actor) => send(actor, 'candidate.edit', { edits: [{ id, field: 'state', before: 'chosen', after: 'left' }] }, here.registerId)
    expect(await refusalIn(leave(here.as.contributor))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    await leave(here.as.facilitator)
    const again = { id: newId(), workshopId: here.meeting.workshopId, failureModeId: here.meeting.failureModeIds[1], orderKey: 'a9' }
    expect((await refusalIn(send(here.as.contributor, 'candidate.add', { rows: [again] }, here.registerId))).code).toBe('forbidden')
    expect((await refusalIn(send(here.as.contributor, 'candidate.delete', { ids: [id] }, here.registerId))).code).toBe('forbidden')
    expect((await rowsNow()).get('candidate', id)).toMatchObject({ state: 'left', deletedAt: null })
  })

  it('WK-71 are each failure mode once, also when one that was taken away comes back', async () => {
    const [id = ''] = here.meeting.candidateIds
    const again = { id: newId(), workshopId: here.meeting.workshopId, failureModeId: here.meeting.failureModeIds[0], orderKey: 'a9' }
    const { facilitator } = here.as
    expect(await refusalIn(send(facilitator, 'candidate.add', { rows: [again] }, here.registerId))).toMatchObject(refusedAt('conflict', 'rows'))
    await send(facilitator, 'candidate.delete', { ids: [id] }, here.registerId)
    await send(facilitator, 'candidate.add', { rows: [again] }, here.registerId)
    expect(await refusalIn(send(facilitator, 'candidate.restore', { ids: [id] }, here.registerId))).toMatchObject(refusedAt('conflict', 'rows'))
  })

  it('WK-71 are none that were deleted from the register', async () => {
    await send(here.as.facilitator, 'candidate.delete', { ids: [here.meeting.candidateIds[0]] }, here.registerId)
    await send(here.as.facilitator, 'failure-mode.delete', { ids: [here.meeting.failureModeIds[0]] }, here.registerId)
    const gone = { id: newId(), workshopId: here.meeting.workshopId, failureModeId: here.meeting.failureModeIds[0], orderKey: 'a9' }
    expect((await refusalIn(send(here.as.facilitator, 'candidate.add', { rows: [gone] }, here.registerId))).code).toBe('invalid')
  })
})

describe('dots', () => {
  const openVote = (dots: number) => ask(here.as.facilitator, 'dot-vote.open', { dots })

  it('WK-72 are placed while the vote is open, as many as everybody has and three on one at most', async () => {
    expect(await refusalIn(place([1]))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await openVote(4)
    expect(await refusalIn(place([3, 2]))).toMatchObject(refusedAt('limit', 'placed'))
    expect((await refusalIn(place([4]))).code).toBe('invalid')
    expect(await refusalIn(ask(here.as.contributor, 'dot-vote.place', { placed: [{ candidateId: newId(), dots: 1 }] }))).toMatchObject(refusedAt('not-found', 'placed'))
    await place([3, 1])
    expect(await refusalIn(openVote(9))).toMatchObject(refusedAt('precondition', 'workshopId'))
    expect((await refusalIn(ask(here.as.facilitator, 'dot-vote.open', { dots: 21 }))).code).toBe('invalid')
  })

  it('WK-73 are one’s own until the vote is closed; others see how many have voted', async () => {
    await openVote(5)
    await place([3, 2, 0])
    await place([0, 1, 3])
    const desk = async (actor: Actor) => (await readDesk(actor, 'D10', here.meeting.workshopId)).dots
    const mine = await desk(here.as.contributor)
    expect([...mine.own].sort((a, b) => a.dots - b.dots)).toEqual([{ candidateId: here.meeting.candidateIds[1], dots: 1 }, { candidateId: here.meeting.candidateIds[2], dots: 3 }])
    for (const actor of [here.as.facilitator, here.as.viewer]) expect(await desk(actor)).toEqual({ own: [], voters: 1 })
    expect(candidatesOf(await rowsNow(), here.meeting.workshopId).map(({ dots }) => dots)).toEqual([null, null, null])
  })

  it('WK-74 are counted in one event by who leads, and whose they were is kept nowhere', async () => {
    await openVote(5)
    await place([3, 1, 0])
    await place([0, 3, 1], here.as.signer)
    expect(await refusalIn(ask(here.as.contributor, 'dot-vote.close', {}))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    await ask(here.as.facilitator, 'dot-vote.close', {})
    const ordered = candidatesOf(await rowsNow(), here.meeting.workshopId)
    expect(ordered.map(({ id, dots }) => [here.meeting.candidateIds.indexOf(id), dots])).toEqual([[1, 4], [0, 3], [2, 1]])
    expect(await readDesk(here.as.contributor, 'D10', here.meeting.workshopId)).toMatchObject({ dots: { own: [], voters: 0 } })
    expect(await refusalIn(place([1]))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-74 are counted anew when the vote is opened again', async () => {
    await openVote(5)
    await place([3])
    await ask(here.as.facilitator, 'dot-vote.close', {})
    await openVote(2)
    expect(candidatesOf(await rowsNow(), here.meeting.workshopId).map(({ dots }) => dots)).toEqual([null, null, null])
    await place([0, 2])
    await ask(here.as.facilitator, 'dot-vote.close', {})
    expect(candidatesOf(await rowsNow(), here.meeting.workshopId).map(({ dots }) => dots)).toEqual([2, 0, 0])
  })
})

describe('a round', () => {
  it('WK-76 is opened by who leads, on what is chosen, one at a time for each failure mode', async () => {
    const rounds = [{ id: newId(), failureModeId: here.meeting.failureModeIds[0] }]
    expect(await refusalIn(ask(here.as.contributor, 'scoring-round.open', { rounds, closesAt: null }))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    await open()
    expect(await refusalIn(open())).toMatchObject(refusedAt('conflict', 'rounds.0'))
    await send(here.as.facilitator, 'candidate.edit', { edits: [{ id: here.meeting.candidateIds[1], field: 'state', before: 'chosen', after: 'left' }] }, here.registerId)
    expect(await refusalIn(open(1))).toMatchObject(refusedAt('precondition', 'rounds.0.failureModeId'))
    await go('score', 'choose')
    expect(await refusalIn(open(2))).toMatchObject(refusedAt('precondition', 'closesAt'))
  })

  it('WK-77 with a deadline collects scores in any phase but the closing, for many failure modes at once', async () => {
    await go('score', 'set-scene')
    const rounds = here.meeting.failureModeIds.map((failureModeId) => ({ id: newId(), failureModeId }))
    const openAll = (closesAt: string) => ask(here.as.facilitator, 'scoring-round.open', { rounds, closesAt })
    expect(await refusalIn(openAll(new Date(Date.now() - 1_000).toISOString()))).toMatchObject(refusedAt('invalid', 'closesAt'))
    expect(await refusalIn(openAll(new Date(Date.now() + 91 * 86_400_000).toISOString()))).toMatchObject(refusedAt('invalid', 'closesAt'))
    await openAll(inAnHour())
    for (const { id } of rounds) await cast(id, [1, 2, 3, 4, 5])
    expect((await readDesk(here.as.contributor, 'D10', here.meeting.workshopId)).ballots).toHaveLength(3)
    await go('set-scene', 'close')
    expect(await refusalIn(cast(rounds[0]?.id ?? '', [2, 2, 2, 2, 2]))).toMatchObject(refusedAt('precondition', 'roundId'))
    await ask(here.as.facilitator, 'workshop.end', {})
    expect(await refusalIn(cast(rounds[0]?.id ?? '', [2, 2, 2, 2, 2]))).toMatchObject(refusedAt('precondition', 'workshopId'))
  })

  it('WK-77 takes no ballot from its deadline on, and can still be revealed', async () => {
    const roundId = await open(0, new Date(Date.now() + 400).toISOString())
    await cast(roundId, [1, 1, 1, 1, 1])
    await expect.poll(() => cast(roundId, [2, 2, 2, 2, 2]).then(() => 'taken', (error: unknown) => (error instanceof AppError ? error.code : 'failed')), { interval: 20 }).toBe('precondition')
    await reveal(roundId)
    expect(talliesOf(await rowsNow(), roundId)?.impact.reduce((sum, one) => sum + one, 0)).toBe(1)
  })

  it('WK-78 keeps what an earlier round gave, and takes the ballots itself', async () => {
    const first = await open()
    await cast(first, [1, 1, 1, 1, 1])
    await reveal(first)
    const second = await open()
    expect(await refusalIn(cast(first, [5, 5, 5, 5, 5]))).toMatchObject(refusedAt('precondition', 'roundId'))
    await cast(second, [2, 2, 2, 2, 2])
    await reveal(second)
    const rows = await rowsNow()
    expect(roundsOf(rows, here.meeting.workshopId, here.meeting.failureModeIds[0] ?? '').map(({ number, id }) => [number, id])).toEqual([[1, first], [2, second]])
    expect([talliesOf(rows, first)?.impact, talliesOf(rows, second)?.impact]).toEqual([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]])
    expect((await ballotsOf(first)).ballots).toMatchObject([{ levels: { impact: 1 } }])
    expect(roundAtHand(rows, here.meeting.workshopId)?.id).toBe(second)
  })
})

describe('a ballot', () => {
  it('WK-79 tells by its event that somebody has answered, once, and never what or whether they passed', async () => {
    const roundId = await open()
    const first = await cast(roundId, [5, 4, 3, 2, 1], here.as.contributor, 'Seen before')
    const passed = await cast(roundId, null, here.as.signer)
    const shapes = [first, passed].map(({ changes }) => changes.map(({ kind, field, after }) => [kind, field, Object.keys(after as object).sort()]))
    expect(shapes[0]).toEqual([['answer', null, ['deletedAt', 'id', 'participantId', 'roundId']]])
    expect(shapes[1]).toEqual(shapes[0])
    expect(await cast(roundId, [1, 1, 1, 1, 1])).toMatchObject({ seq: null, changes: [] })
  })

  it('WK-80 can be changed until the reveal, by its author, who alone reads it', async () => {
    const roundId = await open()
    await cast(roundId, [5, 4, 3, 2, 1])
    await cast(roundId, [1, 2, 3, 4, 5], here.as.contributor, 'On second thoughts')
    const desk = async (actor: Actor) => (await readDesk(actor, 'D10', here.meeting.workshopId)).ballots
    expect(await desk(here.as.contributor)).toEqual([{ roundId, levels: { likelihood: 1, impact: 2, detectability: 3, recoverability: 4, blastRadius: 5 }, confidence: null, reason: 'On second thoughts' }])
    for (const actor of [here.as.facilitator, here.as.administrator, here.as.viewer]) expect(await desk(actor)).toEqual([])
    expect(await refusalIn(ballotsOf(roundId))).toMatchObject(refusedAt('precondition', 'round'))
    await reveal(roundId)
    expect((await ballotsOf(roundId)).ballots).toMatchObject([{ levels: { likelihood: 1, blastRadius: 5 }, reason: 'On second thoughts' }])
  })

  it('WK-81 is refused after the reveal, with 0, 6 or words for levels, of a watcher, of a viewer, of who has not joined, and in a round that is not there', async () => {
    const roundId = await open()
    for (const level of [0, 6, 2.5, '3', null]) {
      const levels = { ...testBallot([1, 2, 3, 4, 5]).levels, impact: level }
      expect(await refusalIn(ask(here.as.contributor, 'ballot.cast', { roundId, levels, confidence: null, reason: null }))).toMatchObject({ code: 'invalid', path: 'levels.impact' })
    }
    expect(await refusalIn(ask(here.as.contributor, 'ballot.cast', { roundId, ...testBallot([1, 2, 3, 4, 5], 'x'.repeat(100_000)) }))).toMatchObject({ code: 'invalid', path: 'reason' })
    expect(await refusalIn(ask(here.as.contributor, 'ballot.cast', { roundId, levels: null, confidence: 'high', reason: null }))).toMatchObject(refusedAt('invalid', 'confidence'))
    expect((await refusalIn(cast(roundId, [1, 1, 1, 1, 1], here.as.viewer))).code).toBe('forbidden')
    expect(await refusalIn(cast(roundId, [1, 1, 1, 1, 1], here.as.administrator))).toMatchObject(refusedAt('precondition', 'workshopId'))
    expect(await refusalIn(cast(newId(), [1, 1, 1, 1, 1]))).toMatchObject(refusedAt('not-found', 'roundId'))
    await reveal(roundId)
    expect(await refusalIn(cast(roundId, [1, 1, 1, 1, 1]))).toMatchObject(refusedAt('precondition', 'roundId'))
  })

  it('WK-82 is never anybody else’s: whose it is comes from who acts, and no input can name another', async () => {
    const roundId = await open()
    const other = present((await rowsNow()).where('participant', 'workshopId', here.meeting.workshopId)[0], 'a participant').id
    expect((await refusalIn(ask(here.as.contributor, 'ballot.cast', { roundId, participantId: other, ...testBallot([1, 1, 1, 1, 1]) }))).code).toBe('invalid')
  })

  it('WK-83 of somebody who watches counts nowhere; everybody chooses for themselves, and back', async () => {
    const roundId = await open()
    await ask(here.as.contributor, 'participant.switch', { part: 'watches' })
    expect(await refusalIn(cast(roundId, [1, 1, 1, 1, 1]))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await ask(here.as.facilitator, 'dot-vote.open', { dots: 5 })
    expect(await refusalIn(place([1]))).toMatchObject(refusedAt('precondition', 'workshopId'))
    await ask(here.as.contributor, 'participant.switch', { part: 'scores' })
    await cast(roundId, [1, 1, 1, 1, 1])
  })

  it('WK-84 counts once, however often its command is sent, and from however many tabs', async () => {
    const roundId = await open()
    const envelope = (levels: Five) => ({ commandId: newId(), verb: 'ballot.cast', registerId: here.registerId, input: { workshopId: here.meeting.workshopId, roundId, ...testBallot(levels) } })
    const once = envelope([1, 1, 1, 1, 1])
    const answers = await Promise.all([once, once, once, envelope([2, 2, 2, 2, 2])].map((one) => runVerb(here.as.contributor, one)))
    expect(answers.flatMap(({ changes }) => changes.map(({ id }) => id)).length).toBeGreaterThan(0)
    await reveal(roundId)
    const rows = await rowsNow()
    expect([rows.where('answer', 'roundId', roundId).length, (await ballotsOf(roundId)).ballots.length]).toEqual([1, 1])
  })

  it('WK-84 that was being cast while the reveal came is in it or refused, and never lost between', async () => {
    const roundId = await open()
    const actors = [here.as.contributor, here.as.signer, here.as.facilitator]
    const [done] = await Promise.all([Promise.allSettled(actors.map((actor) => cast(roundId, [3, 3, 3, 3, 3], actor))), reveal(roundId)])
    const taken = done.filter(({ status }) => status === 'fulfilled').length
    expect([(await ballotsOf(roundId)).ballots.length, talliesOf(await rowsNow(), roundId)?.impact[2]]).toEqual([taken, taken])
  })

  it('WK-84 ten thousand from a script are refused in words, and the others’ are not disturbed', async () => {
    const roundId = await open()
    const outcomes = await Promise.allSettled(Array.from({ length: ANSWERS_A_MINUTE_MAX * 2 + 10 }, () => cast(roundId, [1, 1, 1, 1, 1])))
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' && one.reason instanceof AppError ? [one.reason.code] : []))
    expect([codes.length > 0, new Set(codes)]).toEqual([true, new Set(['limit'])])
    await cast(roundId, [1, 1, 1, 1, 1], here.as.signer)
  })
})

describe('the reveal', () => {
  it('WK-85 is one event of who leads: the round, five tallies and all ballots; who passed counts in none', async () => {
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    await cast(roundId, [1, 1, 1, 1, 1], here.as.signer)
    await cast(roundId, null, here.as.facilitator)
    expect(await refusalIn(reveal(roundId, here.as.contributor))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    const { changes } = await reveal(roundId)
    expect(changes.map(({ kind }) => kind).sort()).toEqual([...Array<string>(3).fill('ballot'), ...Array<string>(5).fill('round-tally'), 'scoring-round'])
    expect(talliesOf(await rowsNow(), roundId)).toMatchObject({ likelihood: [2, 0, 0, 0, 0], blastRadius: [1, 0, 0, 0, 1] })
    expect(await refusalIn(reveal(roundId))).toMatchObject(refusedAt('precondition', 'roundId'))
    expect(await refusalIn(ask(here.as.facilitator, 'scoring-round.reveal', { roundId: newId() }))).toMatchObject(refusedAt('not-found', 'roundId'))
  })

  it('WK-89 gives ballots those furthest from the medians first, a page at a time', async () => {
    const roundId = await open()
    await cast(roundId, [3, 3, 3, 3, 3])
    await cast(roundId, [3, 3, 3, 3, 1], here.as.signer)
    await cast(roundId, null, here.as.facilitator)
    await reveal(roundId)
    const { ballots, next } = await ballotsOf(roundId)
    expect([ballots.map(({ distance }) => distance), next]).toEqual([[2, 0, -1], null])
    const [first] = ballots
    const rest = await readBallots(here.as.viewer, { code: 'D10', workshopId: here.meeting.workshopId, roundId, after: present(first, 'a ballot') })
    expect(rest.ballots.map(({ id }) => id)).toEqual(ballots.slice(1).map(({ id }) => id))
    expect([BALLOTS_PAGE, ballotCursor.decode(ballotCursor.encode({ distance: -1, id: roundId }))]).toEqual([100, { distance: -1, id: roundId }])
  })

  it('WK-90 of a room that scores anonymously blanks who cast what, for ever', async () => {
    here.meeting = await openMeeting(here, 'anonymous')
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    await cast(roundId, [5, 4, 3, 2, 1], here.as.signer)
    const { changes } = await reveal(roundId)
    const ballots = changes.filter(({ kind }) => kind === 'ballot')
    expect(ballots.map(({ after }) => after)).toEqual([expect.objectContaining({ participantId: null }), expect.objectContaining({ participantId: null })])
    expect((await ballotsOf(roundId)).ballots.map(({ participantId }) => participantId)).toEqual([null, null])
    expect((await rowsNow()).where('answer', 'roundId', roundId)).toHaveLength(2)
  })
})

it('WK-174 the history names those whose ballots came out, and nobody where scoring is anonymous', async () => {
  const lastOf = async () => (await readHistory(here.as.viewer, MEETING_REGISTER, { subjectId: null, before: null })).entries[0]
  const named = await open()
  await cast(named, [1, 2, 3, 4, 5])
  await cast(named, null, here.as.signer)
  await reveal(named)
  const entry = present(await lastOf(), 'the reveal')
  const words = entry.changes.flatMap((change) => (change.kind === 'ballot' ? [describeScoring(change, entry, RowSet.of({}))?.after] : []))
  expect(words.sort()).toEqual(['Test contributor: 1 2 3 4 5', 'Test signer: passes'])
  here.meeting = await openMeeting(here, 'anonymous')
  const masked = await open()
  await cast(masked, [1, 2, 3, 4, 5])
  await reveal(masked)
  expect((await lastOf())?.participants).toEqual({})
})

describe('an agreement', () => {
  it('WK-91 becomes the current assessment, to which the round points; once for each round, by who leads', async () => {
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    expect(await refusalIn(agree(roundId, [1, 2, 3, 4, 5]))).toMatchObject(refusedAt('precondition', 'roundId'))
    await reveal(roundId)
    expect(await refusalIn(agree(roundId, [1, 2, 3, 4, 5], 0, here.as.contributor))).toMatchObject(refusedAt('forbidden', 'workshopId'))
    await agree(roundId, [2, 2, 3, 4, 5])
    expect(await refusalIn(agree(roundId, [3, 3, 3, 3, 3]))).toMatchObject(refusedAt('conflict', 'roundId'))
    const rows = await rowsNow()
    const assessment = present(latestAssessment(rows, here.meeting.failureModeIds[0] ?? '', 'current'), 'an assessment')
    expect(assessment).toMatchObject({ likelihood: 2, impact: 2, detectability: 3, rationale: 'We agreed.', ordinal: 1 })
    expect(rows.get('scoring-round', roundId)).toMatchObject({ assessmentId: assessment.id, agreedAt: expect.any(String) })
  })

  it('WK-91 is recorded also where it says what stood already, and on the last round only', async () => {
    const first = await open()
    await reveal(first)
    await agree(first, [1, 1, 1, 1, 1])
    const second = await open()
    expect(await refusalIn(agree(first, [2, 2, 2, 2, 2]))).toMatchObject(refusedAt('conflict', 'roundId'))
    await reveal(second)
    await agree(second, [1, 1, 1, 1, 1])
    const rows = await rowsNow()
    expect(latestAssessment(rows, here.meeting.failureModeIds[0] ?? '', 'current')).toMatchObject({ ordinal: 2, id: rows.get('scoring-round', second)?.assessmentId })
    expect(await refusalIn(agree(second, [1, 1, 1, 1, 1], 1))).toMatchObject(refusedAt('not-found', 'roundId'))
  })

  it('WK-91 waits for a later round that was opened', async () => {
    const first = await open()
    await reveal(first)
    await open()
    expect(await refusalIn(agree(first, [1, 1, 1, 1, 1]))).toMatchObject(refusedAt('precondition', 'roundId'))
  })
})

describe('a minority note', () => {
  it('WK-92 is written by who took part, from the reveal on, and changed by its author alone', async () => {
    const roundId = await open()
    const id = newId()
    const add = (actor: Actor, noteId = id) => send(actor, 'minority-note.add', { rows: [{ id: noteId, roundId, factor: 'impact', text: 'It is worse.' }] }, here.registerId)
    expect(await refusalIn(add(here.as.contributor))).toMatchObject(refusedAt('precondition', 'rows.0.roundId'))
    await reveal(roundId)
    expect(await refusalIn(add(here.as.administrator))).toMatchObject(refusedAt('forbidden', 'rows.0.roundId'))
    await add(here.as.contributor)
    const edit = (actor: Actor) => send(actor, 'minority-note.edit', { edits: [{ id, field: 'text', before: 'It is worse.', after: 'Much worse.' }] }, here.registerId)
    expect((await refusalIn(edit(here.as.facilitator))).code).toBe('forbidden')
    expect((await refusalIn(send(here.as.signer, 'minority-note.delete', { ids: [id] }, here.registerId))).code).toBe('forbidden')
    await edit(here.as.contributor)
    const rows = await rowsNow()
    const author = present(rows.get('participant', rows.get('minority-note', id)?.participantId ?? ''), 'the author')
    expect([rows.get('minority-note', id)?.text, rows.get('membership', author.membershipId)?.name]).toEqual(['Much worse.', 'Test contributor'])
  })
})
