import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { bytesOf, startMaker, type ApartLimits, type Maker } from '@/lib/exchange/apart/apart-process'
import { writeFrame } from '@/lib/exchange/apart/frames'
import { Turns } from '@/lib/exchange/apart/turns'
import { compareEdited, headOf, type EditedAnswer, type EditedAsk, type EditedHead, type EditedSource } from '@/lib/exchange/edited/edited-task'
import { APART_FROM_BYTES } from '@/lib/exchange/markdown/read-apart'
import { SOURCE_MAX } from '@/lib/exchange/markdown/decode-source'
import { readStorable } from '@/lib/exchange/markdown/read-storable'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'

/** From so many characters of rows on (some three hundred failure modes) a process of its own compares. */
const APART_FROM_ROWS = 1_000_000

const turns = new Turns(1)
const LIMITS: ApartLimits = { timeMs: 90_000, memoryMb: 2_500, heapMb: 2_000, youngMb: 128, priority: 5, hint: 'Import the file as a new register, or edit it in parts.' }

/** What is compared, and who is told. */
export interface EditedOrder<S extends EditedSource> {
  ask: EditedAsk
  /** Finds what the document is compared with, once it is known what the document says; null for nothing. */
  find(head: EditedHead): Promise<S | null>
  signal: AbortSignal
}

/** What a document says, what it was compared with, and what came of it; both null where there was nothing to compare it with. */
export interface EditedOutcome<S extends EditedSource> {
  head: EditedHead
  source: S | null
  answer: EditedAnswer | null
}

/**
 * Compares an edited document (at most 8 MB) with what `find` finds for it: a large document or register in a process of its own, one at a time, which the signal
 * ends at once. Throws what `find` throws, AppError `limit` where a limit is met, and `precondition` where two choices contradict each other.
 */
export async function compareAside<S extends EditedSource>(bytes: Uint8Array, order: EditedOrder<S>): Promise<EditedOutcome<S>> {
  if (bytes.length >= APART_FROM_BYTES && bytes.length <= SOURCE_MAX) return compareApart(bytes, order)
  const reading = readStorable(bytes)
  const head = headOf(reading)
  const source = await order.find(head)
  if (source === null) return { head, source, answer: null }
  if (source.rowsJson.length >= APART_FROM_ROWS) return compareApart(bytes, { ...order, find: () => Promise.resolve(source) })
  return { head, source, answer: compareEdited(reading, source, order.ask) }
}

/** What the process answers: `refusal` where two choices contradict each other. */
export type EditedReply = { answer: EditedAnswer | null } | { refusal: Pick<AppError, 'message' | 'problems'> }

function compareApart<S extends EditedSource>(bytes: Uint8Array, { ask, find, signal }: EditedOrder<S>): Promise<EditedOutcome<S>> {
  return turns.take(() => undefined, signal, async () => {
    const child = startMaker('compare-edited.mjs', LIMITS)
    const heard: Pick<EditedOutcome<S>, 'head' | 'source'>[] = []
    const talk = async () => {
      await writeFrame(child.stdin, ask, bytes)
      const head = await hearHead(child)
      if (head === null) return
      const source = await find(head)
      heard.push({ head, source })
      if (source) await sendSource(child, source)
      child.stdin.end()
    }
    const reply = JSON.parse(Buffer.from(await bytesOf(child, LIMITS, talk, signal)).toString('utf8')) as EditedReply
    if ('refusal' in reply) throw new AppError('precondition', reply.refusal.message, [...reply.refusal.problems])
    return { ...present(heard[0], 'a process that answers has said what it read'), answer: reply.answer }
  })
}

/** What the process read; null where it ended before, of which its exit tells. */
async function hearHead(child: Maker): Promise<EditedHead | null> {
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) return JSON.parse(line) as EditedHead
  return null
}

async function sendSource(child: Maker, { rowsJson, exported, ...rest }: EditedSource): Promise<void> {
  await writeFrame(child.stdin, rest, Buffer.from(rowsJson))
  if (exported === null) return
  const { sinceJson, ...then } = exported
  await writeFrame(child.stdin, then, Buffer.from(sinceJson))
}
