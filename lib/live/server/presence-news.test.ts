import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSeatNews, printLetters, readLetter, type SeatNews } from '@/lib/live/server/presence-news'
import { PresenceBoard, SEATS_MAX, SEATS_PER_PERSON, SILENCE_MS } from '@/lib/live/server/presence-board'
import { gatheringPause, PresenceThrottle } from '@/lib/live/server/presence-throttle'

const id = (n: number) => `0197a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const place = (n: number, column: string) => ({ failureModeId: id(500 + n), column })
const HERE = { workspaceId: id(1), registerId: id(2) }

const newsOf = (given: Partial<SeatNews> = {}): SeatNews => ({ ...HERE, membershipId: id(10), seat: id(20), turn: 0, place: null, since: 0, left: false, ...given })

/** Reports of few seats of few people, so that they meet often. */
const anyNews: fc.Arbitrary<SeatNews> = fc.record({
  workspaceId: fc.constantFrom(id(1), id(3)),
  registerId: fc.constantFrom(id(2), id(4)),
  membershipId: fc.constantFrom(id(10), id(11), id(12)),
  seat: fc.constantFrom(id(20), id(21)),
  turn: fc.integer({ min: 0, max: 3 }),
  place: fc.option(fc.record({ failureModeId: fc.constantFrom(id(501), id(502)), column: fc.constantFrom('cause', 'effect') })),
  since: fc.integer({ min: 0, max: 3 }),
  left: fc.boolean(),
})

const boardOf = (list: readonly SeatNews[], now = 0): PresenceBoard => {
  const board = new PresenceBoard()
  for (const news of list) board.hear(news, now)
  return board
}
const rooms = [id(1), id(3)].flatMap((workspaceId) => [id(2), id(4)].map((registerId) => [workspaceId, registerId] as const))
const picture = (board: PresenceBoard) => rooms.map(([workspaceId, registerId]) => board.people(workspaceId, registerId))

describe('news of a seat', () => {
  it('PR-10 come to the same whatever their order, and however often each is heard', () => {
    const shuffled = fc.array(anyNews, { maxLength: 30 }).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.array(fc.nat(), { maxLength: 30 })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other, repeats]) => {
        const again = [...other, ...repeats.flatMap((n) => list[n % Math.max(1, list.length)] ?? [])]
        expect(picture(boardOf(again))).toEqual(picture(boardOf(list)))
      }),
    )
  })

  it('PR-10 of one seat merge in any grouping', () => {
    const same = anyNews.map((news) => ({ ...news, ...HERE, membershipId: id(10), seat: id(20) }))
    fc.assert(
      fc.property(same, same, same, (a, b, c) => {
        expect(mergeSeatNews(mergeSeatNews(a, b), c)).toEqual(mergeSeatNews(a, mergeSeatNews(b, c)))
        expect(mergeSeatNews(a, b)).toEqual(mergeSeatNews(b, a))
        expect(mergeSeatNews(a, a)).toEqual(a)
      }),
    )
  })

  it('PR-11 with the higher turn hold, and a seat that was left stays left', () => {
    const late = newsOf({ turn: 1, place: place(1, 'cause') })
    expect(mergeSeatNews(newsOf({ turn: 2, place: place(2, 'effect') }), late).place).toEqual(place(2, 'effect'))
    expect(boardOf([newsOf({ left: true, turn: 1 }), newsOf({ turn: 9, place: place(1, 'cause') })]).people(id(1), id(2))).toEqual([])
  })

  it('PR-12 are told in letters that the channel takes, and read back as they were', () => {
    fc.assert(
      fc.property(fc.array(anyNews, { maxLength: 80 }), fc.boolean(), fc.integer({ min: 400, max: 7_900 }), (news, asks, bytesMax) => {
        const letters = printLetters({ asks, news }, bytesMax)
        for (const letter of letters) expect(new TextEncoder().encode(letter).byteLength).toBeLessThanOrEqual(bytesMax)
        const read = letters.map((letter) => readLetter(letter))
        expect(read.flatMap((letter) => letter?.news ?? [])).toEqual(news)
        expect(read.filter((letter) => letter?.asks)).toHaveLength(asks ? 1 : 0)
      }),
    )
  })

  it('PR-12 that cannot be read are passed over', () => {
    for (const letter of ['', 'x', '{}', '{"asks":true}', '{"asks":false,"news":[["a"]]}']) expect(readLetter(letter)).toBeNull()
  })
})

describe('the board', () => {
  it('PR-13 shows a person once, at the place told last of those that are somewhere', () => {
    const tabs = [
      newsOf({ seat: id(20), turn: 1, since: 5, place: place(1, 'cause') }),
      newsOf({ seat: id(21), turn: 1, since: 7, place: place(2, 'effect') }),
      newsOf({ seat: id(22), since: 9 }),
    ]
    expect(boardOf(tabs).people(id(1), id(2))).toEqual([{ membershipId: id(10), place: place(2, 'effect') }])
    expect(boardOf([...tabs, newsOf({ seat: id(21), turn: 2, left: true })]).people(id(1), id(2))).toEqual([{ membershipId: id(10), place: place(1, 'cause') }])
  })

  it('PR-14 forgets a seat of which nobody has spoken for 30 seconds, and not a moment sooner', () => {
    const board = boardOf([newsOf(), newsOf({ membershipId: id(11) })])
    board.hear(newsOf({ membershipId: id(11) }), 1)
    expect(board.expire(SILENCE_MS - 1)).toEqual([])
    expect(board.expire(SILENCE_MS)).toEqual([HERE])
    expect(board.people(id(1), id(2)).map(({ membershipId }) => membershipId)).toEqual([id(11)])
    expect(board.expire(SILENCE_MS + 1)).toEqual([HERE])
  })

  it('PR-15 says whether readers would see a difference', () => {
    const board = new PresenceBoard()
    expect(board.hear(newsOf(), 0)).toBe(true)
    expect(board.hear(newsOf(), 1)).toBe(false)
    expect(board.hear(newsOf({ turn: 1, place: place(1, 'cause') }), 2)).toBe(true)
    expect(board.hear(newsOf({ turn: 2, place: place(1, 'cause') }), 3)).toBe(false)
    expect(board.hear(newsOf({ turn: 2, left: true }), 4)).toBe(true)
    expect(board.hear(newsOf({ turn: 3 }), 5)).toBe(false)
  })

  it('WK-164 tells a full house the more rarely the more hear it, and few as soon as ever', () => {
    const lists = (readers: number) => (1_000 / gatheringPause(100, readers)) * readers
    expect([gatheringPause(100, 1), gatheringPause(100, 50), gatheringPause(100, 500)]).toEqual([100, 100, 1_000])
    expect(lists(2_000)).toBe(lists(50))
  })

  it('PR-16 keeps a bounded number of seats for a register and for a person in it', () => {
    const mine = Array.from({ length: SEATS_PER_PERSON + 1 }, (_, n) => newsOf({ seat: id(100 + n), place: place(1, 'cause'), since: n, turn: 1 }))
    const board = boardOf(mine.map((news, n) => ({ ...news, place: place(n, 'cause') })))
    expect(board.people(id(1), id(2))).toEqual([{ membershipId: id(10), place: place(SEATS_PER_PERSON - 1, 'cause') }])
    const crowd = boardOf(Array.from({ length: SEATS_MAX + 5 }, (_, n) => newsOf({ membershipId: id(1_000 + n) })))
    expect(crowd.people(id(1), id(2))).toHaveLength(SEATS_MAX)
  })
})

describe('the throttle', () => {
  it('PR-17 lets somebody tell five times a second after a quick start, and each person for themselves', () => {
    const throttle = new PresenceThrottle()
    const told = (personId: string, times: number, now: number) => Array.from({ length: times }, () => throttle.allow(personId, now)).filter(Boolean).length
    expect(told('a', 100, 0)).toBe(15)
    expect(told('b', 1, 0)).toBe(1)
    expect(told('a', 100, 1_000)).toBe(5)
    expect(told('a', 100, 60_000)).toBe(15)
  })
})
