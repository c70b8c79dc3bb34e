import { describe, expect, it, vi } from 'vitest'
import { indexOpenLines } from '@/components/coverage/use-open-lines'
import { RowIndexFollower } from '@/components/room/use-row-index'
import { OPEN_STATUSES } from '@/lib/domain/coverage/open-lines'
import type { Change } from '@/lib/domain/row/change'
import { ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import { RoomStore } from '@/lib/live/client/room-store'
import { REGISTER_ID, WORKSPACE_ID } from '@/lib/testing/register-rows'
import { SheetWorld } from '@/lib/testing/worksheet-world'

const COUNT = 500

/** A room of many failure modes, its open lines, and how often they were told anew. */
function openCoverage() {
  const world = new SheetWorld(5, COUNT)
  const rows = Object.fromEntries(ROW_KINDS.map((kind) => [kind, world.rows.all(kind)]))
  const reader = { personId: newId(), membershipId: null, name: 'Somebody', roles: ['viewer'] as const }
  const never = () => Promise.reject(new Error('nothing is asked of the server here'))
  const heads = { [WORKSPACE_ID]: 0, [REGISTER_ID]: 0 }
  const store = new RoomStore({ workspaceId: WORKSPACE_ID, registerId: REGISTER_ID, rows, heads, reader }, { send: never, reload: never, wait: never })
  const follower = new RowIndexFollower(store, indexOpenLines(store))
  let told = 0
  const stop = follower.subscribe(() => (told += 1))
  let seq = 0
  const happen = (...changes: Change[]) => {
    seq += 1
    const frame = { id: newId(), streamId: REGISTER_ID, commandId: newId(), name: 'failure-mode.edited', personId: null, role: 'contributor', door: 'page' } as const
    store.receive([{ ...frame, seq, changes, at: '2026-05-01T00:00:00.000Z', reason: null }])
  }
  return { world, store, follower, happen, stop, told: () => told }
}

describe('an index that follows a room', () => {
  it('CV-33 makes one line for one change of a failure mode, and none for a text that no line shows', () => {
    const { world, follower, happen } = openCoverage()
    const before = follower.read()
    expect(before.length).toBeGreaterThan(COUNT / 4)
    const row = present(world.rows.get('failure-mode', present(before[7], 'a line').id), 'its row')
    const asRow = row as unknown as ReturnType<SheetWorld['any']>
    const looks = countLooks(() => happen(world.edit('failure-mode', asRow, 'title', 'Another title')))
    const after = follower.read()
    const made = after.filter((line) => !before.includes(line))
    expect([made.map(({ id, title }) => [id, title]), looks]).toEqual([[[row.id, 'Another title']], 1])
    happen({ ...world.edit('failure-mode', asRow, 'cause', 'Heat') })
    expect(follower.read()).toBe(after)
  })

  it('CV-33 catches up with what happened before anybody listened, and stands still when nobody does', () => {
    const { world, store, follower, happen, stop, told } = openCoverage()
    const row = present(world.rows.all('failure-mode').find(({ status, deletedAt }) => deletedAt === null && OPEN_STATUSES.includes(status)), 'an open one')
    stop()
    happen(world.edit('failure-mode', row as unknown as ReturnType<SheetWorld['any']>, 'title', 'Unheard'))
    expect(told()).toBe(0)
    expect(follower.read().some(({ title }) => title === 'Unheard')).toBe(false)
    follower.subscribe(() => undefined)
    expect(follower.read().some(({ title }) => title === 'Unheard')).toBe(true)
    expect(store.read().rows.get('failure-mode', row.id)?.title).toBe('Unheard')
  })
})

/** For how many failure modes the assessments are looked up while something happens. */
function countLooks(work: () => void): number {
  const where = vi.spyOn(RowSet.prototype, 'where')
  try {
    work()
    return where.mock.calls.filter(([kind]) => kind === 'assessment').length
  } finally {
    where.mockRestore()
  }
}
