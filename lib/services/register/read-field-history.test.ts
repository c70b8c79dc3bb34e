import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import { readFieldHistory } from '@/lib/services/register/read-field-history'
import { readRegister } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string
let failureModeId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  failureModeId = present((await rows()).all('failure-mode').find(({ code }) => code === 'D10-01'), 'D10-01').id
})
afterAll(() => database?.drop())

const rows = async () => RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
const history = (column: string, before?: string) => readFieldHistory(ours.as.viewer, 'D10', { failureModeId, column, before })
const edit = (field: string, before: string | null, after: string | null, reason?: string) =>
  send(ours.as.contributor, 'failure-mode.edit', { edits: [{ id: failureModeId, field, before, after }] }, registerId, reason)

async function score(factor: string, before: number | null, after: number | null, stage = 'current'): Promise<void> {
  const scores = [{ failureModeId, assessmentId: newId(), stage, factors: { [factor]: { before, after } } }]
  await send(ours.as.contributor, 'failure-mode.rescore', { scores }, registerId)
}

describe('the history of a field', () => {
  it('HI-1 says who, in which role, when, from what to what and why, newest first, from its first value on', async () => {
    await edit('cause', 'No key', 'Two keys', 'Found in review')
    await edit('cause', 'Two keys', null)
    await edit('effect', 'Sums are wrong', 'Sums are late')
    const { entries, next } = await history('cause')
    expect(entries.map(({ who, role, before, after, reason }) => [who, role, before, after, reason])).toEqual([
      ['Test contributor', 'contributor', 'Two keys', null, null],
      ['Test contributor', 'contributor', 'No key', 'Two keys', 'Found in review'],
      ['Test facilitator', 'facilitator', null, 'No key', null],
    ])
    expect(entries.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true)
    expect(next).toBeNull()
  })

  it('HI-2 of a factor holds only what changed it, at its own stage', async () => {
    await score('impact', 4, 5)
    await score('likelihood', null, 2)
    await score('impact', 5, null)
    const levels = async (column: string) => (await history(column)).entries.map(({ before, after }) => [before, after])
    expect(await levels('impact')).toEqual([[5, null], [4, 5], [null, 4]])
    expect(await levels('likelihood')).toEqual([[null, 2]])
    expect(await levels('likelihood-inherent')).toEqual([[null, 4]])
    expect(await levels('impact-target')).toEqual([])
    expect(await levels('rationale-inherent')).toEqual([[null, 'Seen before']])
  })

  it('HI-3 of a list holds every line that came, changed, went and came back, with the words of what is gone', async () => {
    const signal = present((await rows()).where('detection-signal', 'failureModeId', failureModeId).find(({ text }) => text === 'Counts differ'), 'a signal')
    const stream = [registerId] as const
    await send(ours.as.contributor, 'detection-signal.edit', { edits: [{ id: signal.id, field: 'text', before: 'Counts differ', after: 'Counts drift' }] }, ...stream)
    await send(ours.as.contributor, 'detection-signal.delete', { ids: [signal.id] }, ...stream)
    const { entries } = await history('detectionSignals')
    const own = entries.filter(({ rowId }) => rowId === signal.id)
    expect(own.map(({ field, before }) => [field, before])).toEqual([['deletedAt', null], ['text', 'Counts differ'], [null, null]])
    expect(own.at(-1)?.after).toMatchObject({ text: 'Counts differ' })
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['detection-signal']))
  })

  it('HI-4 comes in pages that neither repeat nor leave out, also inside one event', async () => {
    const texts = Array.from({ length: 47 }, (_, i) => ({ id: newId(), failureModeId, text: `Step ${i}`, orderKey: 'a5' }))
    await send(ours.as.contributor, 'response-step.add', { rows: texts }, registerId)
    const seen: string[] = []
    let next: string | null | undefined
    do {
      const page = await history('responseSteps', next ?? undefined)
      seen.push(...page.entries.map(({ seq, ordinal }) => `${seq}.${ordinal}`))
      next = page.next
    } while (next !== null)
    const steps = (await rows()).where('response-step', 'failureModeId', failureModeId)
    // The window of the first response began with a value too.
    expect(seen).toHaveLength(steps.length + 1)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...seen].sort((a, b) => Number(b.split('.')[0]) - Number(a.split('.')[0]) || Number(b.split('.')[1]) - Number(a.split('.')[1]))).toEqual(seen)
  })

  it('HI-5 of another workspace looks the same as none', async () => {
    const foreign = readFieldHistory(theirs.as.administrator, 'D10', { failureModeId, column: 'cause' })
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' })
    const home = newId()
    await send(theirs.as.facilitator, 'register.import', { content: fullContent('D10') }, home)
    expect(await readFieldHistory(theirs.as.administrator, 'D10', { failureModeId, column: 'cause' })).toEqual({ entries: [], next: null })
  })

  it.each(['deletedAt', 'orderKey', 'constructor', 'score', 'impact-someday', '', "cause' OR 1=1"])('HI-6 is refused for what has none: “%s”', async (column) => {
    const refusal: unknown = await history(column).then(() => null, (error: unknown) => error)
    expect(refusal).toBeInstanceOf(AppError)
    expect(refusal).toMatchObject({ code: 'invalid', problems: [{ path: 'column' }] })
  })

  it('HI-6 is refused from a place that no page gave', async () => {
    for (const before of ['', '1', '1.x', '-1.0', '1.1.1']) await expect(history('cause', before)).rejects.toMatchObject({ code: 'invalid' })
  })
})
