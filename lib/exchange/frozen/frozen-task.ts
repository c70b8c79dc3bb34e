import { firstPlaces } from '@/lib/domain/baseline/comparison'
import { encodeFrame, type Frame } from '@/lib/exchange/apart/frames'
import { compareTexts, digestContent, freezeTexts, type ComparedVersion, type FrozenTexts, type ReadRegister } from '@/lib/exchange/frozen/frozen-texts'
import { factsOfTexts, viewTexts, type FactsWanted } from '@/lib/exchange/frozen/frozen-views'
import { assert, present } from '@/lib/kernel/assert'

/** What is worked out of one version, or of two that are compared. */
export type FrozenOrder =
  | { task: 'freeze' | 'digest' }
  | { task: 'compare'; most: number }
  | { task: 'print'; heading: string }
  | { task: 'view'; registerId: string }
  | ({ task: 'facts' } & FactsWanted)

/** A frame to the process: the order, with a version; another version where two are compared. The body is the version's text. */
export interface TaskHead {
  order: FrozenOrder
  /** Null where the body is a text that a baseline froze, otherwise of which register it holds the rows. */
  register: Omit<ReadRegister, 'rowsJson'> | null
}

/** A frame from the process with a text of what was frozen and its digest. */
export type FrozenHead = Omit<FrozenTexts, 'rows' | 'content'>

/** Does a task in a process of its own (`frozen-apart.ts`) and returns the frames of its answer, one behind the other. */
export async function doFrozenTask(frames: AsyncIterable<Frame<TaskHead>>): Promise<Uint8Array[]> {
  const versions: ComparedVersion[] = []
  let order: FrozenOrder = { task: 'freeze' }
  for await (const { head, body } of frames) {
    order = head.order
    const text = body.toString('utf8')
    versions.push(head.register === null ? { content: text } : { ...head.register, rowsJson: text })
  }
  const [first, second] = [present(versions[0], 'a version'), versions[1]]
  if ('content' in first) return answerOfFrozen(order, first.content, second)
  return order.task === 'freeze' || order.task === 'digest' ? answerOfRead(order.task, first) : answerOfTwo(order, first, second)
}

function answerOfRead(task: 'freeze' | 'digest', register: ReadRegister): Uint8Array[] {
  if (task === 'digest') return [encodeFrame(digestContent(register))]
  const { rows, content, ...head } = freezeTexts(register)
  return [encodeFrame(head, Buffer.from(rows)), encodeFrame(null, Buffer.from(content))]
}

async function answerOfFrozen(order: FrozenOrder, text: string, second: ComparedVersion | undefined): Promise<Uint8Array[]> {
  if (order.task === 'view') return [encodeFrame(viewTexts(text, order.registerId))]
  if (order.task === 'facts') return [encodeFrame(factsOfTexts(text, order))]
  return answerOfTwo(order, { content: text }, second)
}

async function answerOfTwo(order: FrozenOrder, before: ComparedVersion, after: ComparedVersion | undefined): Promise<Uint8Array[]> {
  const differences = compareTexts(before, present(after, 'another version to compare'))
  if (order.task === 'compare') return [encodeFrame(firstPlaces(differences, order.most))]
  assert(order.task === 'print', `a task ${order.task} is not one of two versions`)
  // The other tasks need no Markdown, and would wait for it.
  const { printDifferences } = await import('@/lib/exchange/markdown/print-comparison')
  return [encodeFrame(null, Buffer.from(printDifferences(order.heading, differences)))]
}
