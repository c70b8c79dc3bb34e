import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { withReading, type Reading } from '@/lib/data/reading'
import { withScope } from '@/lib/data/scope'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { newId } from '@/lib/kernel/ids'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  await makeRegister(ours.as.facilitator, 'OURS')
  await makeRegister(theirs.as.facilitator, 'THEIRS')
})
afterAll(() => database?.drop())

const CODES = 'SELECT code FROM register ORDER BY code'
const codes = (reading: Reading) => reading.ask<{ code: string }>(CODES)

describe('a reading', () => {
  it('DM-53 sees its own workspace, and says as whom', async () => {
    const found = await withReading(ours.as.facilitator, async (reading) => Promise.all([codes(reading), reading.entry]))
    expect(found).toEqual([[{ code: 'OURS' }], expect.objectContaining({ roles: ['facilitator'] })])
    const scope = await withScope(ours.as.facilitator, async ({ membershipId, name, roles, guest }) => ({ membershipId, name, roles, guest }))
    expect(found[1]).toEqual(scope)
  })

  it('DM-53 hands nothing to a stranger, whatever was asked before that is known', async () => {
    const stranger = { ...ours.as.facilitator, personId: newId() }
    const answers: unknown[] = []
    const reading = withReading(stranger, async (asking) => answers.push(await codes(asking)))
    await expect(reading).rejects.toMatchObject({ code: 'not-found' })
    await expect(withReading({ ...ours.as.facilitator, workspaceId: newId() }, codes)).rejects.toMatchObject({ code: 'not-found' })
    expect(answers).toEqual([])
  })

  it('DM-53 changes nothing', async () => {
    await expect(withReading(ours.as.facilitator, ({ ask }) => ask("UPDATE register SET title = 'Other'"))).rejects.toThrow(/read-only/)
  })

  it('DM-53 leaves nothing on its connection, also after a statement that failed among others', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      withReading(i % 2 === 0 ? ours.as.facilitator : theirs.as.facilitator, async (reading) =>
        Promise.all([codes(reading), i % 5 === 0 ? reading.ask('SELECT 1 / 0') : codes(reading), codes(reading)]),
      ).catch((error: unknown) => String(error)),
    )
    for (const [i, found] of (await Promise.all(many)).entries()) {
      if (i % 5 === 0) expect(found).toMatch(/division by zero/)
      else expect(found).toEqual(Array(3).fill([{ code: i % 2 === 0 ? 'OURS' : 'THEIRS' }]))
    }
  })

  it('DM-53 answers nobody after its end', async () => {
    let kept: Reading | undefined
    await withReading(ours.as.facilitator, async (reading) => {
      kept = reading
    })
    await expect(kept?.ask(CODES)).rejects.toThrow('nothing is asked after a reading has ended')
  })

  it('DM-56 keeps one plan of its statements where it says so, and tells the next reading nothing of it', async () => {
    const mode = ({ ask }: Reading) => ask("SELECT current_setting('plan_cache_mode') AS mode")
    const found = []
    for (const keepPlans of [true, false, true, false]) found.push(await withReading(ours.as.facilitator, mode, { keepPlans }))
    expect(found.flat()).toEqual(['force_generic_plan', 'auto', 'force_generic_plan', 'auto'].map((one) => ({ mode: one })))
  })

  it('DM-53 is from one moment', async () => {
    const id = await makeRegister(ours.as.facilitator, 'MOMENT')
    const edit = { edits: [{ id, field: 'title', before: 'Register MOMENT', after: 'Later' }] }
    const title = ({ ask }: Reading) => ask('SELECT title FROM register WHERE id = $1::uuid', id)
    const titles = await withReading(ours.as.facilitator, async (reading) => {
      const before = await title(reading)
      await send(ours.as.facilitator, 'register.edit', edit, id)
      return [before, await title(reading)]
    })
    expect(titles).toEqual([[{ title: 'Register MOMENT' }], [{ title: 'Register MOMENT' }]])
  })

  it('DM-54 sends what needs no answer of another statement before any of them is answered', async () => {
    const events: string[] = []
    const query = vi.spyOn(pg.Client.prototype, 'query')
    try {
      const asked = withReading(ours.as.facilitator, async (reading) => {
        const both = Promise.all([codes(reading), codes(reading)])
        events.push(`sent ${query.mock.calls.length}`)
        void reading.entry.then(() => events.push('entered'))
        return both
      })
      await asked
    } finally {
      query.mockRestore()
    }
    expect(events).toEqual(['sent 4', 'entered'])
  })
})
