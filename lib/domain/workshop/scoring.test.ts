import { describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { revealBallot, revealTallies, tallyBallots, type Levels } from '@/lib/domain/workshop/ballot'
import { agreementIn, failureModeAtHand, roundAtHand, talliesOf } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { mediansOf, suggestRationale } from '@/lib/domain/workshop/suggest-rationale'
import { newId } from '@/lib/kernel/ids'

const levels = (likelihood: 1 | 2 | 3 | 4 | 5, impact = likelihood): Levels => ({ likelihood, impact, detectability: 3, recoverability: 3, blastRadius: 3 })
const ballot = (given: Levels | null, reason: string | null = null) => ({ levels: given, reason })

const at = (minute: number) => `2026-05-01T10:${String(minute).padStart(2, '0')}:00.000Z`
const round = (id: string, more: Partial<ScoringRoundRow>): ScoringRoundRow => ({
  ...{ id, workshopId: 'w', failureModeId: `f-${id}`, number: 1, openedAt: at(0), closesAt: null, revealedAt: null, assessmentId: null, agreedAt: null, deletedAt: null },
  ...more,
})
/** Rounds of a workshop with the ballots that were revealed in each. */
function roomOf(rounds: readonly (readonly [ScoringRoundRow, readonly (Levels | null)[]])[]): RowSet {
  const tallies = rounds.flatMap(([one, given]) => (one.revealedAt === null ? [] : revealTallies(one.id, tallyBallots(given.map((each) => ballot(each))), newId)))
  return RowSet.of({ 'scoring-round': rounds.map(([one]) => one), 'round-tally': tallies.flatMap(({ field, after }) => (field === null ? [after] : [])) })
}

describe('a tally', () => {
  it('WK-85 counts who gave each level, and nobody who passed', () => {
    const tallies = tallyBallots([ballot(levels(1)), ballot(levels(1, 5)), ballot(null)])
    expect([tallies.likelihood, tallies.impact, tallies.blastRadius]).toEqual([[2, 0, 0, 0, 0], [1, 0, 0, 0, 1], [0, 0, 2, 0, 0]])
  })

  it('WK-85 comes as five rows, and a pass as a ballot without levels', () => {
    const tallies = revealTallies('r', tallyBallots([]), newId)
    expect(tallies.map(({ after }) => after)).toMatchObject(['likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius'].map((factor) => ({ factor, roundId: 'r', ones: 0 })))
    const { after } = revealBallot('r', { id: 'b', participantId: 'p', levels: null, confidence: null, reason: 'Not mine' })
    expect(after).toMatchObject({ stance: 'passes', likelihood: null, blastRadius: null, reason: 'Not mine' })
  })
})

describe('what everybody looks at', () => {
  it('WK-79 is the round that was opened or revealed last', () => {
    const [first, second] = [round('a', { openedAt: at(1) }), round('b', { openedAt: at(2) })]
    expect(roundAtHand(roomOf([]), 'w')).toBeUndefined()
    expect(roundAtHand(roomOf([[first, []], [second, []]]), 'w')?.id).toBe('b')
    expect(roundAtHand(roomOf([[{ ...first, revealedAt: at(3) }, []], [second, []]]), 'w')?.id).toBe('a')
  })
})

describe('what somebody is shown in the scoring', () => {
  const ids = ['f1', 'f2', 'f3']
  const collected = (name: string, failureModeId: string, closesAt = at(30)) => [round(name, { failureModeId, openedAt: at(1), closesAt }), []] as const
  const shown = (rounds: Parameters<typeof roomOf>[0], answered: readonly string[], now = at(5), participantId: string | null = 'p') => {
    const rows = RowSet.of({ 'scoring-round': rounds.map(([one]) => one), answer: answered.map((roundId) => ({ id: `p in ${roundId}`, roundId, participantId: 'p' })) })
    return failureModeAtHand(rows, 'w', { failureModeIds: ids, participantId, now: Date.parse(now) })
  }

  it('WK-179 is, of rounds that are collected, the first that still takes their answer', () => {
    const three = [collected('a', 'f1'), collected('b', 'f2'), collected('c', 'f3', at(4))]
    expect(shown([], [])).toBeUndefined()
    expect(shown(three, [])).toBe('f1')
    expect(shown(three, ['a'])).toBe('f2')
    // All are answered or over: everybody looks at the round at hand.
    expect([shown(three, ['a', 'b']), shown(three, [], at(40)), shown(three, [], at(5), null)]).toEqual(['f1', 'f1', 'f1'])
  })

  it('WK-179 is a round of the meeting itself, also after they have answered it', () => {
    const live = [round('d', { failureModeId: 'f3', openedAt: at(2) }), []] as const
    expect(shown([collected('a', 'f1'), live], [])).toBe('f3')
    expect(shown([collected('a', 'f1'), live], ['d'])).toBe('f3')
    expect(shown([collected('a', 'f1'), [{ ...live[0], revealedAt: at(3) }, []]], ['d'])).toBe('f3')
  })
})

describe('agreement in a workshop', () => {
  it('WK-88 goes by the last revealed round of each failure mode', () => {
    const apart = [levels(1), levels(5)]
    const one = round('a', { failureModeId: 'f', revealedAt: at(1) })
    const again = round('b', { failureModeId: 'f', number: 2, revealedAt: at(2) })
    const open = round('c', { failureModeId: 'f', number: 3 })
    const other = round('d', { failureModeId: 'g', revealedAt: at(3) })
    const rows = roomOf([[one, apart], [again, [levels(2), levels(2)]], [open, []], [other, [levels(4), levels(4)]]])
    expect(agreementIn(rows, 'w').likelihood).toEqual({ alpha: 1 })
    expect(agreementIn(rows, 'w').blastRadius).toEqual({ alpha: null, because: 'no-variation' })
    expect(agreementIn(roomOf([[one, apart]]), 'w').impact).toEqual({ alpha: null, because: 'too-few' })
    expect(talliesOf(rows, 'c')).toBeNull()
  })
})

describe('what is suggested to agree on', () => {
  it('WK-97 are the medians, and the middle of the scale where nobody gave a level', () => {
    expect(mediansOf(tallyBallots([ballot(levels(1)), ballot(levels(2)), ballot(levels(5))]))).toMatchObject({ likelihood: 2, impact: 2, detectability: 3 })
    expect(mediansOf(tallyBallots([ballot(null)]))).toMatchObject({ likelihood: 3 })
  })

  it('WK-97 is a rationale of how many scored, where they were apart, and each reason once', () => {
    const ballots = [ballot(levels(1), 'Seen twice.'), ballot(levels(2), 'Seen twice.'), ballot(levels(4, 2), '  It has\nbeen tried ')]
    expect(suggestRationale(2, tallyBallots(ballots), ballots)).toBe(
      'Scored blind by 3 people in round 2; apart on likelihood 1 to 4, impact 1 to 2. Reasons given: “Seen twice”; “It has been tried”.',
    )
    expect(suggestRationale(1, tallyBallots([ballot(levels(2))]), [])).toBe('Scored blind by 1 person in round 1, all alike.')
  })
})
