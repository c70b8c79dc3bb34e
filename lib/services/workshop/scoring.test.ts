import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import { RowSet } from '@/lib/domain/row/row-set'
import { candidatesOf, roundAtHand, roundsOf, talliesOf } from '@/lib/domain/workshop/rounds'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import { ANSWERS_A_MINUTE_MAX } from '@/lib/services/workshop/answering-place'
import { BALLOTS_PAGE, ballotCursor, readBallots } from '@/lib/services/workshop/read-ballots'
import { readDesk } from '@/lib/services/workshop/read-desk'
import { joinTestWorkshop, openTestRound, openTestScoring, testBallot, type TestScoring } from '@/lib/testing/test-workshop'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let workspace: TestWorkspace
let registerId: string
let meeting: TestScoring
let made = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  made += 1
  workspace = await makeTestWorkspace(`scoring-${made}`)
  registerId = await makeRegister(workspace.as.facilitator, 'D10')
  await openMeeting('named')
})

async function openMeeting(scoring: 'named' | 'anonymous'): Promise<void> {
  const categoryId = present((await rowsNow()).all('category')[0], 'a category').id
  meeting = await openTestScoring(workspace.as.facilitator, registerId, categoryId, { scoring, count: 3 })
  for (const role of ['contributor', 'signer'] as const) await joinTestWorkshop(workspace.as[role], registerId, meeting.workshopId)
}

const rowsNow = async () => RowSet.of((await readRegister(workspace.as.viewer, 'D10')).rows)
const ask = (actor: Actor, verb: string, input: object) => send(actor, verb, { workshopId: meeting.workshopId, ...input }, registerId)
const open = (which = 0, closesAt: string | null = null) => openTestRound(workspace.as.facilitator, registerId, meeting.workshopId, meeting.failureModeIds[which] ?? '', closesAt)
type Five = readonly [number, number, number, number, number]
const cast = (roundId: string, levels: Five | null, actor = workspace.as.contributor, reason: string | null = null) => ask(actor, 'ballot.cast', { roundId, ...testBallot(levels, reason) })
const reveal = (roundId: string, actor = workspace.as.facilitator) => ask(actor, 'scoring-round.reveal', { roundId })
const agree = (roundId: string, levels: Five, which = 0, actor = workspace.as.facilitator) =>
  ask(actor, 'scoring-round.agree', { failureModeId: meeting.failureModeIds[which], roundId, assessmentId: newId(), levels: testBallot(levels).levels, rationale: 'We agreed.' })
const place = (dots: readonly number[], actor = workspace.as.contributor) =>
  ask(actor, 'dot-vote.place', { placed: dots.flatMap((count, i) => (count > 0 ? [{ candidateId: meeting.candidateIds[i], dots: count }] : [])) })
const ballotsOf = (roundId: string, actor = workspace.as.viewer) => readBallots(actor, { code: 'D10', workshopId: meeting.workshopId, roundId, after: null })
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
const go = (from: keyof TestScoring['phaseIds'], to: keyof TestScoring['phaseIds']) => ask(workspace.as.facilitator, 'workshop.move', { from: meeting.phaseIds[from], to: meeting.phaseIds[to] })

async function refusal(work: Promise<unknown>): Promise<{ code: string; path?: string; isWhole: boolean }> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof AppError)) throw new Error(`expected a refusal and got ${String(error)}`)
  const [first] = error.problems
  return { code: error.code, path: first?.path, isWhole: Boolean(first?.message && first.hint) }
}
const refused = (code: string, path: string) => ({ code, path, isWhole: true })

describe('candidates', () => {
  it('WK-70 are taken up, chosen and taken away by who leads, and by nobody else', async () => {
    const [id = ''] = meeting.candidateIds
    const leave = (actor: Actor) => send(actor, 'candidate.edit', { edits: [{ id, field: 'state', before: 'chosen', after: 'left' }] }, registerId)
    expect(await refusal(leave(workspace.as.contributor))).toEqual(refused('forbidden', 'workshopId'))
    await leave(workspace.as.facilitator)
    const again = { id: newId(), workshopId: meeting.workshopId, failureModeId: meeting.failureModeIds[1], orderKey: 'a9' }
    expect((await refusal(send(workspace.as.contributor, 'candidate.add', { rows: [again] }, registerId))).code).toBe('forbidden')
    expect((await refusal(send(workspace.as.contributor, 'candidate.delete', { ids: [id] }, registerId))).code).toBe('forbidden')
    expect((await rowsNow()).get('candidate', id)).toMatchObject({ state: 'left', deletedAt: null })
  })

  it('WK-71 are each failure mode once, also when one that was taken away comes back', async () => {
    const [id = ''] = meeting.candidateIds
    const again = { id: newId(), workshopId: meeting.workshopId, failureModeId: meeting.failureModeIds[0], orderKey: 'a9' }
    const { facilitator } = workspace.as
    expect(await refusal(send(facilitator, 'candidate.add', { rows: [again] }, registerId))).toEqual(refused('conflict', 'rows'))
    await send(facilitator, 'candidate.delete', { ids: [id] }, registerId)
    await send(facilitator, 'candidate.add', { rows: [again] }, registerId)
    expect(await refusal(send(facilitator, 'candidate.restore', { ids: [id] }, registerId))).toEqual(refused('conflict', 'rows'))
  })

  it('WK-71 are none that were deleted from the register', async () => {
    await send(workspace.as.facilitator, 'candidate.delete', { ids: [meeting.candidateIds[0]] }, registerId)
    await send(workspace.as.facilitator, 'failure-mode.delete', { ids: [meeting.failureModeIds[0]] }, registerId)
    const gone = { id: newId(), workshopId: meeting.workshopId, failureModeId: meeting.failureModeIds[0], orderKey: 'a9' }
    expect((await refusal(send(workspace.as.facilitator, 'candidate.add', { rows: [gone] }, registerId))).code).toBe('invalid')
  })
})

describe('dots', () => {
  const openVote = (dots: number) => ask(workspace.as.facilitator, 'dot-vote.open', { dots })

  it('WK-72 are placed while the vote is open, as many as everybody has and three on one at most', async () => {
    expect(await refusal(place([1]))).toEqual(refused('precondition', 'workshopId'))
    await openVote(4)
    expect(await refusal(place([3, 2]))).toEqual(refused('limit', 'placed'))
    expect((await refusal(place([4]))).code).toBe('invalid')
    expect(await refusal(ask(workspace.as.contributor, 'dot-vote.place', { placed: [{ candidateId: newId(), dots: 1 }] }))).toEqual(refused('not-found', 'placed'))
    await place([3, 1])
    expect(await refusal(openVote(9))).toEqual(refused('precondition', 'workshopId'))
    expect((await refusal(ask(workspace.as.facilitator, 'dot-vote.open', { dots: 21 }))).code).toBe('invalid')
  })

  it('WK-73 are one’s own until the vote is closed; others see how many have voted', async () => {
    await openVote(5)
    await place([3, 2, 0])
    await place([0, 1, 3])
    const desk = async (actor: Actor) => (await readDesk(actor, 'D10', meeting.workshopId)).dots
    const mine = await desk(workspace.as.contributor)
    expect([...mine.own].sort((a, b) => a.dots - b.dots)).toEqual([{ candidateId: meeting.candidateIds[1], dots: 1 }, { candidateId: meeting.candidateIds[2], dots: 3 }])
    for (const actor of [workspace.as.facilitator, workspace.as.viewer]) expect(await desk(actor)).toEqual({ own: [], voters: 1 })
    expect(candidatesOf(await rowsNow(), meeting.workshopId).map(({ dots }) => dots)).toEqual([null, null, null])
  })

  it('WK-74 are counted in one event by who leads, and whose they were is kept nowhere', async () => {
    await openVote(5)
    await place([3, 1, 0])
    await place([0, 3, 1], workspace.as.signer)
    expect(await refusal(ask(workspace.as.contributor, 'dot-vote.close', {}))).toEqual(refused('forbidden', 'workshopId'))
    await ask(workspace.as.facilitator, 'dot-vote.close', {})
    const ordered = candidatesOf(await rowsNow(), meeting.workshopId)
    expect(ordered.map(({ id, dots }) => [meeting.candidateIds.indexOf(id), dots])).toEqual([[1, 4], [0, 3], [2, 1]])
    expect(await readDesk(workspace.as.contributor, 'D10', meeting.workshopId)).toMatchObject({ dots: { own: [], voters: 0 } })
    expect(await refusal(place([1]))).toEqual(refused('precondition', 'workshopId'))
  })

  it('WK-74 are counted anew when the vote is opened again', async () => {
    await openVote(5)
    await place([3])
    await ask(workspace.as.facilitator, 'dot-vote.close', {})
    await openVote(2)
    expect(candidatesOf(await rowsNow(), meeting.workshopId).map(({ dots }) => dots)).toEqual([null, null, null])
    await place([0, 2])
    await ask(workspace.as.facilitator, 'dot-vote.close', {})
    expect(candidatesOf(await rowsNow(), meeting.workshopId).map(({ dots }) => dots)).toEqual([2, 0, 0])
  })
})

describe('a round', () => {
  it('WK-76 is opened by who leads, on what is chosen, one at a time for each failure mode', async () => {
    const rounds = [{ id: newId(), failureModeId: meeting.failureModeIds[0] }]
    expect(await refusal(ask(workspace.as.contributor, 'scoring-round.open', { rounds, closesAt: null }))).toEqual(refused('forbidden', 'workshopId'))
    await open()
    expect(await refusal(open())).toEqual(refused('conflict', 'rounds.0'))
    await send(workspace.as.facilitator, 'candidate.edit', { edits: [{ id: meeting.candidateIds[1], field: 'state', before: 'chosen', after: 'left' }] }, registerId)
    expect(await refusal(open(1))).toEqual(refused('precondition', 'rounds.0.failureModeId'))
    await go('score', 'choose')
    expect(await refusal(open(2))).toEqual(refused('precondition', 'closesAt'))
  })

  it('WK-77 with a deadline collects scores in any phase but the closing, for many failure modes at once', async () => {
    await go('score', 'set-scene')
    const rounds = meeting.failureModeIds.map((failureModeId) => ({ id: newId(), failureModeId }))
    const openAll = (closesAt: string) => ask(workspace.as.facilitator, 'scoring-round.open', { rounds, closesAt })
    expect(await refusal(openAll(new Date(Date.now() - 1_000).toISOString()))).toEqual(refused('invalid', 'closesAt'))
    expect(await refusal(openAll(new Date(Date.now() + 91 * 86_400_000).toISOString()))).toEqual(refused('invalid', 'closesAt'))
    await openAll(inAnHour())
    for (const { id } of rounds) await cast(id, [1, 2, 3, 4, 5])
    expect((await readDesk(workspace.as.contributor, 'D10', meeting.workshopId)).ballots).toHaveLength(3)
    await go('set-scene', 'close')
    expect(await refusal(cast(rounds[0]?.id ?? '', [2, 2, 2, 2, 2]))).toEqual(refused('precondition', 'roundId'))
    await ask(workspace.as.facilitator, 'workshop.end', {})
    expect(await refusal(cast(rounds[0]?.id ?? '', [2, 2, 2, 2, 2]))).toEqual(refused('precondition', 'workshopId'))
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
    expect(await refusal(cast(first, [5, 5, 5, 5, 5]))).toEqual(refused('precondition', 'roundId'))
    await cast(second, [2, 2, 2, 2, 2])
    await reveal(second)
    const rows = await rowsNow()
    expect(roundsOf(rows, meeting.workshopId, meeting.failureModeIds[0] ?? '').map(({ number, id }) => [number, id])).toEqual([[1, first], [2, second]])
    expect([talliesOf(rows, first)?.impact, talliesOf(rows, second)?.impact]).toEqual([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0]])
    expect((await ballotsOf(first)).ballots).toMatchObject([{ levels: { impact: 1 } }])
    expect(roundAtHand(rows, meeting.workshopId)?.id).toBe(second)
  })
})

describe('a ballot', () => {
  it('WK-79 tells by its event that somebody has answered, once, and never what or whether they passed', async () => {
    const roundId = await open()
    const first = await cast(roundId, [5, 4, 3, 2, 1], workspace.as.contributor, 'Seen before')
    const passed = await cast(roundId, null, workspace.as.signer)
    const shapes = [first, passed].map(({ changes }) => changes.map(({ kind, field, after }) => [kind, field, Object.keys(after as object).sort()]))
    expect(shapes[0]).toEqual([['answer', null, ['deletedAt', 'id', 'participantId', 'roundId']]])
    expect(shapes[1]).toEqual(shapes[0])
    expect(await cast(roundId, [1, 1, 1, 1, 1])).toMatchObject({ seq: null, changes: [] })
  })

  it('WK-80 can be changed until the reveal, by its author, who alone reads it', async () => {
    const roundId = await open()
    await cast(roundId, [5, 4, 3, 2, 1])
    await cast(roundId, [1, 2, 3, 4, 5], workspace.as.contributor, 'On second thoughts')
    const desk = async (actor: Actor) => (await readDesk(actor, 'D10', meeting.workshopId)).ballots
    expect(await desk(workspace.as.contributor)).toEqual([{ roundId, levels: { likelihood: 1, impact: 2, detectability: 3, recoverability: 4, blastRadius: 5 }, confidence: null, reason: 'On second thoughts' }])
    for (const actor of [workspace.as.facilitator, workspace.as.administrator, workspace.as.viewer]) expect(await desk(actor)).toEqual([])
    expect(await refusal(ballotsOf(roundId))).toEqual(refused('precondition', 'round'))
    await reveal(roundId)
    expect((await ballotsOf(roundId)).ballots).toMatchObject([{ levels: { likelihood: 1, blastRadius: 5 }, reason: 'On second thoughts' }])
  })

  it('WK-81 is refused after the reveal, with 0, 6 or words for levels, of a watcher, of a viewer, of who has not joined, and in a round that is not there', async () => {
    const roundId = await open()
    for (const level of [0, 6, 2.5, '3', null]) {
      const levels = { ...testBallot([1, 2, 3, 4, 5]).levels, impact: level }
      expect(await refusal(ask(workspace.as.contributor, 'ballot.cast', { roundId, levels, confidence: null, reason: null }))).toMatchObject({ code: 'invalid', path: 'levels.impact' })
    }
    expect(await refusal(ask(workspace.as.contributor, 'ballot.cast', { roundId, ...testBallot([1, 2, 3, 4, 5], 'x'.repeat(100_000)) }))).toMatchObject({ code: 'invalid', path: 'reason' })
    expect(await refusal(ask(workspace.as.contributor, 'ballot.cast', { roundId, levels: null, confidence: 'high', reason: null }))).toEqual(refused('invalid', 'confidence'))
    expect((await refusal(cast(roundId, [1, 1, 1, 1, 1], workspace.as.viewer))).code).toBe('forbidden')
    expect(await refusal(cast(roundId, [1, 1, 1, 1, 1], workspace.as.administrator))).toEqual(refused('precondition', 'workshopId'))
    expect(await refusal(cast(newId(), [1, 1, 1, 1, 1]))).toEqual(refused('not-found', 'roundId'))
    await reveal(roundId)
    expect(await refusal(cast(roundId, [1, 1, 1, 1, 1]))).toEqual(refused('precondition', 'roundId'))
  })

  it('WK-82 is never anybody else’s: whose it is comes from who acts, and no input can name another', async () => {
    const roundId = await open()
    const other = present((await rowsNow()).where('participant', 'workshopId', meeting.workshopId)[0], 'a participant').id
    expect((await refusal(ask(workspace.as.contributor, 'ballot.cast', { roundId, participantId: other, ...testBallot([1, 1, 1, 1, 1]) }))).code).toBe('invalid')
  })

  it('WK-83 of somebody who watches counts nowhere; everybody chooses for themselves, and back', async () => {
    const roundId = await open()
    await ask(workspace.as.contributor, 'participant.switch', { part: 'watches' })
    expect(await refusal(cast(roundId, [1, 1, 1, 1, 1]))).toEqual(refused('precondition', 'workshopId'))
    await ask(workspace.as.facilitator, 'dot-vote.open', { dots: 5 })
    expect(await refusal(place([1]))).toEqual(refused('precondition', 'workshopId'))
    await ask(workspace.as.contributor, 'participant.switch', { part: 'scores' })
    await cast(roundId, [1, 1, 1, 1, 1])
  })

  it('WK-84 counts once, however often its command is sent, and from however many tabs', async () => {
    const roundId = await open()
    const envelope = (levels: Five) => ({ commandId: newId(), verb: 'ballot.cast', registerId, input: { workshopId: meeting.workshopId, roundId, ...testBallot(levels) } })
    const once = envelope([1, 1, 1, 1, 1])
    const answers = await Promise.all([once, once, once, envelope([2, 2, 2, 2, 2])].map((one) => runVerb(workspace.as.contributor, one)))
    expect(answers.flatMap(({ changes }) => changes.map(({ id }) => id)).length).toBeGreaterThan(0)
    await reveal(roundId)
    const rows = await rowsNow()
    expect([rows.where('answer', 'roundId', roundId).length, (await ballotsOf(roundId)).ballots.length]).toEqual([1, 1])
  })

  it('WK-84 that was being cast while the reveal came is in it or refused, and never lost between', async () => {
    const roundId = await open()
    const actors = [workspace.as.contributor, workspace.as.signer, workspace.as.facilitator]
    const [done] = await Promise.all([Promise.allSettled(actors.map((actor) => cast(roundId, [3, 3, 3, 3, 3], actor))), reveal(roundId)])
    const taken = done.filter(({ status }) => status === 'fulfilled').length
    expect([(await ballotsOf(roundId)).ballots.length, talliesOf(await rowsNow(), roundId)?.impact[2]]).toEqual([taken, taken])
  })

  it('WK-84 ten thousand from a script are refused in words, and the others’ are not disturbed', async () => {
    const roundId = await open()
    const outcomes = await Promise.allSettled(Array.from({ length: ANSWERS_A_MINUTE_MAX * 2 + 10 }, () => cast(roundId, [1, 1, 1, 1, 1])))
    const codes = outcomes.flatMap((one) => (one.status === 'rejected' && one.reason instanceof AppError ? [one.reason.code] : []))
    expect([codes.length > 0, new Set(codes)]).toEqual([true, new Set(['limit'])])
    await cast(roundId, [1, 1, 1, 1, 1], workspace.as.signer)
  })
})

describe('the reveal', () => {
  it('WK-85 is one event of who leads: the round, five tallies and all ballots; who passed counts in none', async () => {
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    await cast(roundId, [1, 1, 1, 1, 1], workspace.as.signer)
    await cast(roundId, null, workspace.as.facilitator)
    expect(await refusal(reveal(roundId, workspace.as.contributor))).toEqual(refused('forbidden', 'workshopId'))
    const { changes } = await reveal(roundId)
    expect(changes.map(({ kind }) => kind).sort()).toEqual([...Array<string>(3).fill('ballot'), ...Array<string>(5).fill('round-tally'), 'scoring-round'])
    expect(talliesOf(await rowsNow(), roundId)).toMatchObject({ likelihood: [2, 0, 0, 0, 0], blastRadius: [1, 0, 0, 0, 1] })
    expect(await refusal(reveal(roundId))).toEqual(refused('precondition', 'roundId'))
    expect(await refusal(ask(workspace.as.facilitator, 'scoring-round.reveal', { roundId: newId() }))).toEqual(refused('not-found', 'roundId'))
  })

  it('WK-89 gives ballots those furthest from the medians first, a page at a time', async () => {
    const roundId = await open()
    await cast(roundId, [3, 3, 3, 3, 3])
    await cast(roundId, [3, 3, 3, 3, 1], workspace.as.signer)
    await cast(roundId, null, workspace.as.facilitator)
    await reveal(roundId)
    const { ballots, next } = await ballotsOf(roundId)
    expect([ballots.map(({ distance }) => distance), next]).toEqual([[2, 0, -1], null])
    const [first] = ballots
    const rest = await readBallots(workspace.as.viewer, { code: 'D10', workshopId: meeting.workshopId, roundId, after: present(first, 'a ballot') })
    expect(rest.ballots.map(({ id }) => id)).toEqual(ballots.slice(1).map(({ id }) => id))
    expect([BALLOTS_PAGE, ballotCursor.decode(ballotCursor.encode({ distance: -1, id: roundId }))]).toEqual([100, { distance: -1, id: roundId }])
  })

  it('WK-90 of a room that scores anonymously blanks who cast what, for ever', async () => {
    await openMeeting('anonymous')
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    await cast(roundId, [5, 4, 3, 2, 1], workspace.as.signer)
    const { changes } = await reveal(roundId)
    const ballots = changes.filter(({ kind }) => kind === 'ballot')
    expect(ballots.map(({ after }) => after)).toEqual([expect.objectContaining({ participantId: null }), expect.objectContaining({ participantId: null })])
    expect((await ballotsOf(roundId)).ballots.map(({ participantId }) => participantId)).toEqual([null, null])
    expect((await rowsNow()).where('answer', 'roundId', roundId)).toHaveLength(2)
  })
})

describe('an agreement', () => {
  it('WK-91 becomes the current assessment, to which the round points; once for each round, by who leads', async () => {
    const roundId = await open()
    await cast(roundId, [1, 2, 3, 4, 5])
    expect(await refusal(agree(roundId, [1, 2, 3, 4, 5]))).toEqual(refused('precondition', 'roundId'))
    await reveal(roundId)
    expect(await refusal(agree(roundId, [1, 2, 3, 4, 5], 0, workspace.as.contributor))).toEqual(refused('forbidden', 'workshopId'))
    await agree(roundId, [2, 2, 3, 4, 5])
    expect(await refusal(agree(roundId, [3, 3, 3, 3, 3]))).toEqual(refused('conflict', 'roundId'))
    const rows = await rowsNow()
    const assessment = present(latestAssessment(rows, meeting.failureModeIds[0] ?? '', 'current'), 'an assessment')
    expect(assessment).toMatchObject({ likelihood: 2, impact: 2, detectability: 3, rationale: 'We agreed.', ordinal: 1 })
    expect(rows.get('scoring-round', roundId)).toMatchObject({ assessmentId: assessment.id, agreedAt: expect.any(String) })
  })

  it('WK-91 is recorded also where it says what stood already, and on the last round only', async () => {
    const first = await open()
    await reveal(first)
    await agree(first, [1, 1, 1, 1, 1])
    const second = await open()
    expect(await refusal(agree(first, [2, 2, 2, 2, 2]))).toEqual(refused('conflict', 'roundId'))
    await reveal(second)
    await agree(second, [1, 1, 1, 1, 1])
    const rows = await rowsNow()
    expect(latestAssessment(rows, meeting.failureModeIds[0] ?? '', 'current')).toMatchObject({ ordinal: 2, id: rows.get('scoring-round', second)?.assessmentId })
    expect(await refusal(agree(second, [1, 1, 1, 1, 1], 1))).toEqual(refused('not-found', 'roundId'))
  })

  it('WK-91 waits for a later round that was opened', async () => {
    const first = await open()
    await reveal(first)
    await open()
    expect(await refusal(agree(first, [1, 1, 1, 1, 1]))).toEqual(refused('precondition', 'roundId'))
  })
})

describe('a minority note', () => {
  it('WK-92 is written by who took part, from the reveal on, and changed by its author alone', async () => {
    const roundId = await open()
    const id = newId()
    const add = (actor: Actor, noteId = id) => send(actor, 'minority-note.add', { rows: [{ id: noteId, roundId, factor: 'impact', text: 'It is worse.' }] }, registerId)
    expect(await refusal(add(workspace.as.contributor))).toEqual(refused('precondition', 'rows.0.roundId'))
    await reveal(roundId)
    expect(await refusal(add(workspace.as.administrator))).toEqual(refused('forbidden', 'rows.0.roundId'))
    await add(workspace.as.contributor)
    const edit = (actor: Actor) => send(actor, 'minority-note.edit', { edits: [{ id, field: 'text', before: 'It is worse.', after: 'Much worse.' }] }, registerId)
    expect((await refusal(edit(workspace.as.facilitator))).code).toBe('forbidden')
    expect((await refusal(send(workspace.as.signer, 'minority-note.delete', { ids: [id] }, registerId))).code).toBe('forbidden')
    await edit(workspace.as.contributor)
    const rows = await rowsNow()
    const author = present(rows.get('participant', rows.get('minority-note', id)?.participantId ?? ''), 'the author')
    expect([rows.get('minority-note', id)?.text, rows.get('membership', author.membershipId)?.name]).toEqual(['Much worse.', 'Test contributor'])
  })
})
