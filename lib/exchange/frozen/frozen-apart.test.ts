import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { firstPlaces } from '@/lib/domain/baseline/comparison'
import { encodeFrame, readFrames } from '@/lib/exchange/apart/frames'
import { compareTextsAside, digestContentAside, freezeTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import { doFrozenTask, type FrozenOrder, type TaskHead } from '@/lib/exchange/frozen/frozen-task'
import { compareTexts, freezeTexts } from '@/lib/exchange/frozen/frozen-texts'
import { factsOfTexts, viewTexts } from '@/lib/exchange/frozen/frozen-views'
import { printDifferences } from '@/lib/exchange/markdown/print-comparison'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { orderOf, rowsForPrint } from '@/lib/testing/printed-register'

const content = readDemonstrationContent()
const { registerId, rows } = orderOf(rowsForPrint(content), { format: 'json' })
const small = { registerId, day: '2026-05-01', rowsJson: JSON.stringify(rows) }
const changed = { ...small, rowsJson: small.rowsJson.replace(/"title":"[^"]*"/g, '"title":"Renamed"') }
/** The same in so many characters that it is large. */
const enlarge = (register: typeof small) => ({ ...register, rowsJson: register.rowsJson.padEnd(1_000_000) })

// A process is started for each, which takes its time on a busy machine.
describe('a large register', { timeout: 120_000 }, () => {
  it('BL-14 is frozen, digested and compared in a process of its own, with the outcome that it would have here', async () => {
    const frozen = freezeTexts(small)
    const before = { content: frozen.content }
    const [apart, digest, places] = await Promise.all([freezeTextsAside(enlarge(small)), digestContentAside(enlarge(small)), compareTextsAside(before, enlarge(changed), 2)])
    expect([apart, digest]).toEqual([frozen, frozen.contentDigest])
    expect(places).toEqual(firstPlaces(compareTexts(small, changed), 2))
    expect([places.groups.length, places.placeCount > 2]).toEqual([2, true])
  })
})

/** What the process answers to an order about texts that baselines froze: the value of the first frame, and its text. */
async function answerOf(order: FrozenOrder, ...texts: string[]): Promise<[unknown, string]> {
  const head: TaskHead = { order, register: null }
  const asked = texts.map((text) => encodeFrame(head, Buffer.from(text)))
  const answer = await doFrozenTask(readFrames(Readable.from(asked.map((bytes) => Buffer.from(bytes)))))
  for await (const frame of readFrames<unknown>(Readable.from([Buffer.concat(answer)]))) return [frame.head, frame.body.toString('utf8')]
  return [undefined, '']
}

describe('a frozen text', () => {
  const [one, other] = [freezeTexts(small), freezeTexts(changed)]

  it('BL-15 says in the process what its page and the page to sign on say here', async () => {
    const wanted = { registerId, day: '2026-05-01', acceptances: {} }
    const [overview, facts] = [viewTexts(one.rows, registerId), factsOfTexts(one.rows, wanted)]
    expect([overview.lines.length, facts.facts.failureModes]).toEqual([10, 10])
    expect(await answerOf({ task: 'view', registerId }, one.rows)).toEqual([JSON.parse(JSON.stringify(overview)), ''])
    expect(await answerOf({ task: 'facts', ...wanted }, one.rows)).toEqual([JSON.parse(JSON.stringify(facts)), ''])
  })

  it('BL-15 is compared there as a page and as Markdown', async () => {
    const differences = compareTexts(small, changed)
    expect((await answerOf({ task: 'compare', most: 500 }, one.content, other.content))[0]).toEqual(firstPlaces(differences, 500))
    expect((await answerOf({ task: 'print', heading: 'D10' }, one.content, other.content))[1]).toBe(printDifferences('D10', differences))
  })
})
