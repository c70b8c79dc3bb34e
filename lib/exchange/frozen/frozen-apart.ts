import { Readable } from 'node:stream'
import type { BaselineOverview } from '@/lib/domain/baseline/baseline-view'
import { firstPlaces, type ComparedPlaces } from '@/lib/domain/baseline/comparison'
import { bytesOf, startMaker, type ApartLimits } from '@/lib/exchange/apart/apart-process'
import { readFrames, writeFrame, type Frame } from '@/lib/exchange/apart/frames'
import { Turns } from '@/lib/exchange/apart/turns'
import { compareTexts, digestContent, freezeTexts, type ComparedVersion, type FrozenTexts, type ReadRegister } from '@/lib/exchange/frozen/frozen-texts'
import type { FrozenHead, FrozenOrder, TaskHead } from '@/lib/exchange/frozen/frozen-task'
import { factsOfTexts, viewTexts, type FactsWanted, type FrozenFacts } from '@/lib/exchange/frozen/frozen-views'
import { printDifferences } from '@/lib/exchange/markdown/print-comparison'
import { present } from '@/lib/kernel/assert'

/** From so many characters on (some three hundred failure modes) a process of its own does it: here it would keep everybody waiting for a tenth of a second and more. */
const APART_FROM = 1_000_000

/** The same for what is only looked at, which costs less (some seven hundred failure modes). */
export const LOOKED_AT_APART_FROM = 2_500_000

const turns = new Turns(2)
const LIMITS: ApartLimits = { timeMs: 60_000, memoryMb: 2_000, heapMb: 1_500, priority: 0, hint: 'Try again when fewer people are at work.' }

/** What a baseline of this register would keep; that of a large one is worked out in a process of its own. Throws AppError `limit` where that takes too much. */
export async function freezeTextsAside(register: ReadRegister): Promise<FrozenTexts> {
  if (register.rowsJson.length < APART_FROM) return freezeTexts(register)
  const [rows, content] = await askProcess<FrozenHead>({ task: 'freeze' }, [register])
  return { ...present(rows, 'the frozen rows').head, rows: textOf(rows), content: textOf(content) }
}

/** The digest of what a register means, in the same way. */
export async function digestContentAside(register: ReadRegister): Promise<string> {
  if (register.rowsJson.length < APART_FROM) return digestContent(register)
  return present((await askProcess<string>({ task: 'digest' }, [register]))[0], 'a digest').head
}

/** What differs between two versions, at most so many places of it, in the same way. */
export async function compareTextsAside(before: ComparedVersion, after: ComparedVersion, most: number): Promise<ComparedPlaces> {
  if (areSmall(before, after)) return firstPlaces(compareTexts(before, after), most)
  return present((await askProcess<ComparedPlaces>({ task: 'compare', most }, [before, after]))[0], 'differences').head
}

/** All that differs between two versions as Markdown under a heading, in the same way. */
export async function printTextsAside(before: ComparedVersion, after: ComparedVersion, heading: string): Promise<string> {
  if (areSmall(before, after)) return printDifferences(heading, compareTexts(before, after))
  return textOf((await askProcess({ task: 'print', heading }, [before, after]))[0])
}

/** All that the pages of a baseline show of the text of its rows; of a large one it is worked out in the same way. */
export async function viewTextsAside(rowsText: string, registerId: string): Promise<BaselineOverview> {
  if (rowsText.length < LOOKED_AT_APART_FROM) return viewTexts(rowsText, registerId)
  return present((await askProcess<BaselineOverview>({ task: 'view', registerId }, [{ content: rowsText }]))[0], 'a view').head
}

/** What is open in a frozen register by the text of its rows, in the same way. */
export async function factsOfTextsAside(rowsText: string, wanted: FactsWanted): Promise<FrozenFacts> {
  if (rowsText.length < LOOKED_AT_APART_FROM) return factsOfTexts(rowsText, wanted)
  return present((await askProcess<FrozenFacts>({ task: 'facts', ...wanted }, [{ content: rowsText }]))[0], 'facts').head
}

/** The frames that the process answers. */
function askProcess<H>(order: FrozenOrder, versions: readonly ComparedVersion[]): Promise<Frame<H>[]> {
  const never = new AbortController().signal
  return turns.take(() => undefined, never, async () => {
    const child = startMaker('freeze-register.mjs', LIMITS)
    const talk = async () => {
      for (const version of versions) {
        const register = 'content' in version ? null : { registerId: version.registerId, day: version.day }
        const head: TaskHead = { order, register }
        await writeFrame(child.stdin, head, Buffer.from(textIn(version)))
      }
      child.stdin.end()
    }
    const answer = await bytesOf(child, LIMITS, talk, never)
    const frames: Frame<H>[] = []
    for await (const frame of readFrames<H>(Readable.from([answer]))) frames.push(frame)
    return frames
  })
}

const areSmall = (...versions: ComparedVersion[]) => versions.every((version) => textIn(version).length < APART_FROM)
const textIn = (version: ComparedVersion) => ('content' in version ? version.content : version.rowsJson)
const textOf = (frame: Frame<unknown> | undefined) => present(frame, 'a text').body.toString('utf8')
