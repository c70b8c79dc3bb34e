import { describe, expect, it } from 'vitest'
import type { Change, Row } from '@/lib/domain/row/change'
import { changesFor, isHeldByRoom, UNHELD_KINDS, WORKSHOP_HELD_KINDS } from '@/lib/domain/row/held-apart'
import { REGISTER_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
import { ConfirmedRoom } from '@/lib/live/client/confirmed-room'
import { REGISTER_ID, rowOf } from '@/lib/testing/register-rows'

/** mulberry32: the same numbers for the same seed. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
}

const [MINE, OTHER] = [newId(), newId()]
const [SELF, ELSE] = [newId(), newId()]
const holderOf = (workshopId: string | null) => ({ workshopId, membershipId: SELF })
const KINDS: readonly RowKind[] = ['workshop', 'card-group', 'scoring-round', ...WORKSHOP_HELD_KINDS, ...UNHELD_KINDS]
const EDITED: Partial<Record<RowKind, string>> = { 'card-group': 'title', participant: 'written', card: 'cardGroupId', 'scoring-round': 'agreedAt' }

/** What happened in a register with two workshops: rows that came to be and fields that changed, several of each in one event. */
class History {
  rows = RowSet.of({ workshop: [MINE, OTHER].map((id) => rowOf('workshop', { id })) })
  readonly events: Change[][] = []

  constructor(private readonly below: (limit: number) => number) {
    for (const workshopId of [MINE, OTHER]) this.happen([this.added('scoring-round', { workshopId })])
  }

  step(): void {
    this.happen(Array.from({ length: 1 + this.below(4) }, () => this.change()))
  }

  private happen(changes: Change[]): void {
    this.events.push(changes)
    this.rows = this.rows.applied(changes)
  }

  private change(): Change {
    const kind = this.pick(KINDS.filter((one) => one !== 'workshop' && one !== 'scoring-round'))
    const field = EDITED[kind]
    const known = this.rows.all(kind)
    if (field !== undefined && known.length > 0 && this.below(2) === 0) return { kind, id: this.pick(known).id, field, before: null, after: `${this.below(1_000)}` }
    return this.added(kind, kind === 'answer' || kind === 'ballot' ? { roundId: this.pick(this.rows.all('scoring-round')).id } : { workshopId: this.pick([MINE, OTHER]), ...(kind === 'participant' && { membershipId: this.pick([SELF, ELSE]) }) })
  }

  private added(kind: RowKind, given: object): Change {
    const after: Row = rowOf(kind, { id: newId(), ...given } as Row)
    return { kind, id: after.id, field: null, before: null, after }
  }

  private pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }
}

/** The rows that a room should hold, by looking at every row there is. */
function heldRows(rows: RowSet, workshopId: string | null): Partial<Record<RowKind, Row[]>> {
  const isMine = (row: Row) => row.membershipId === SELF || (row.workshopId ?? rows.get('scoring-round', String(row.roundId))?.workshopId) === workshopId
  const held = KINDS.flatMap((kind) => {
    if (isHeldByRoom(kind)) return [[kind, rows.all(kind)] as const]
    return WORKSHOP_HELD_KINDS.includes(kind) ? [[kind, rows.all(kind).filter(isMine)] as const] : []
  })
  return Object.fromEntries(held)
}

const shown = (rows: RowSet) => Object.fromEntries(KINDS.map((kind) => [kind, rows.all(kind).map((row) => JSON.stringify(row)).sort()]))

describe('rooms and the rows of workshops', () => {
  for (const workshopId of [MINE, null]) {
    it(`WK-160 ${workshopId ? 'the room of a workshop holds its whole rows and none of another' : 'a register’s room holds one’s own participants and nothing else of them'}, whatever happens`, () => {
      for (let seed = 1; seed <= 40; seed += 1) {
        const below = makeRandom(seed)
        const history = new History(below)
        for (let i = below(30); i > 0; i -= 1) history.step()
        const seen = history.events.length
        const room = new ConfirmedRoom({ rows: heldRows(history.rows, workshopId), heads: { [REGISTER_ID]: seen }, workshopId: workshopId ?? undefined, reader: { membershipId: SELF } }, REGISTER_ID)
        for (let i = 0; i < 60; i += 1) history.step()
        for (const [i, changes] of history.events.slice(seen).entries()) {
          // What is too large for the stream, and one's own answer, come with everything.
          const sent = below(4) === 0 ? changes : changesFor(changes, holderOf(workshopId))
          if (sent.length > 0) room.apply(REGISTER_ID, seen + i + 1, sent)
          else room.skipTo(REGISTER_ID, seen + i + 1)
        }
        expect(shown(room.rows)).toEqual(shown(RowSet.of(heldRows(history.rows, workshopId))))
        expect(room.heads.get(REGISTER_ID)).toBe(history.events.length)
      }
    })
  }

  it('WK-161 a connection of no workshop is sent of them what is its reader’s, and one of a workshop nothing that came to be in another', () => {
    const added = (kind: RowKind, workshopId: string): Change => ({ kind, id: newId(), field: null, before: null, after: rowOf(kind, { id: newId(), workshopId }) })
    const changes = [added('card', MINE), added('card', OTHER), added('ballot', MINE), added('card-group', OTHER)]
    expect(changesFor(changes, holderOf(null)).map(({ kind }) => kind)).toEqual(['card-group'])
    expect(changesFor(changes, holderOf(MINE))).toEqual([changes[0], changes[3]])
    const joined = [SELF, ELSE].map((membershipId): Change => ({ kind: 'participant', id: newId(), field: null, before: null, after: rowOf('participant', { id: newId(), workshopId: OTHER, membershipId }) }))
    expect(changesFor(joined, holderOf(null))).toEqual([joined[0]])
    const edited: Change[] = [{ kind: 'card-group', id: newId(), field: 'title', before: 'A', after: 'B' }]
    expect(changesFor(edited, holderOf(null))).toBe(edited)
  })

  it('WK-161 what is held apart hangs on a workshop or on a round', () => {
    // Mappings of sources are the workspace's, and read by the import that needs one.
    const apart = [...WORKSHOP_HELD_KINDS, ...UNHELD_KINDS].filter((kind) => kind !== 'source-mapping')
    expect(apart.every((kind) => REGISTER_ROW_KINDS.some((one) => one === kind))).toBe(true)
    for (const kind of apart) expect(Object.keys(rowOf(kind, { id: newId() })).some((field) => field === 'workshopId' || field === 'roundId')).toBe(true)
  })
})
