import { describe, expect, it } from 'vitest'
import { FROZEN_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { rowsToContent } from '@/lib/domain/register/rows-to-content'
import { compareAside } from '@/lib/exchange/edited/edited-apart'
import type { EditedSource } from '@/lib/exchange/edited/edited-task'
import { checkOf } from '@/lib/exchange/markdown/edit-stamp-check'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { fullContent } from '@/lib/testing/full-register'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { roundTripRows } from '@/lib/testing/round-trip-world'

const rows = roundTripRows(fullContent('D10'))
const rowsJson = JSON.stringify(Object.fromEntries([...FROZEN_KINDS, 'owner-role' as const].map((kind) => [kind, rows.all(kind)])))
const check = checkOf(rowsToContent(rows, REGISTER_ID))
const exported = { sinceJson: '[]', roles: JSON.parse(JSON.stringify(rows.all('owner-role'))) as NonNullable<EditedSource['exported']>['roles'], check }
const source: EditedSource = { registerId: REGISTER_ID, rowsJson, exported, roles: ['facilitator'] }
const bytes = new TextEncoder().encode(writeDocument(rowsToContent(rows, REGISTER_ID)).replace('Rows arrive twice', 'Rows arrive three times'))
/** The same in so many characters that the register is large. */
const large: EditedSource = { ...source, rowsJson: rowsJson.padEnd(1_000_000) }
const signal = new AbortController().signal

// A process is started for each, which takes its time on a busy machine.
describe('a large edited document', { timeout: 60_000 }, () => {
  it('RT-26 is compared and taken in a process of its own, with the outcome that it would have here', async () => {
    const compare = (from: EditedSource, ask: { taken: { id: string; mark: string }[] } | null) => compareAside(bytes, { ask, signal, find: () => Promise.resolve(from) })
    const here = await compare(source, null)
    expect(here.answer?.shown.changes).toMatchObject([{ label: 'Failure mode', side: 'file', isPreset: true }])
    const [change] = here.answer?.shown.changes ?? []
    const taken = [{ id: change?.id ?? '', mark: change?.mark ?? '' }]
    const apart = await compare(large, { taken })
    expect(apart).toEqual({ ...(await compare(source, { taken })), source: large })
    expect(apart.answer).toMatchObject({ fits: true, moved: [], batch: { steps: [{ verb: 'failure-mode.edit' }] } })
  })

  it('RT-26 ends at once when whoever waits goes away', async () => {
    const padded = Buffer.concat([bytes, Buffer.from('\n'.repeat(64_000))])
    const gone = new AbortController()
    const leaving = compareAside(padded, { ask: null, signal: gone.signal, find: () => Promise.resolve(gone.abort(new Error('gone'))).then(() => source) })
    await expect(leaving).rejects.toThrow('gone')
  })
})
