import { encodeFrame, type Frame } from '@/lib/exchange/apart/frames'
import { compareTexts, digestContent, freezeTexts, type ComparedVersion, type FrozenTexts, type ReadRegister } from '@/lib/exchange/frozen/frozen-texts'
import { assert, present } from '@/lib/kernel/assert'

/** What is worked out. */
export type FrozenTask = 'freeze' | 'digest' | 'compare'

/** A frame to the process: the task, with a version; another version where two are compared. The body is the version's text. */
export interface TaskHead {
  task: FrozenTask
  /** Null where the body is the text of what a baseline froze, otherwise of which register it holds the rows. */
  register: Omit<ReadRegister, 'rowsJson'> | null
}

/** A frame from the process with a text of what was frozen and its digest. */
export type FrozenHead = Omit<FrozenTexts, 'rows' | 'content'>

/** Does a task in a process of its own (`frozen-apart.ts`) and returns the frames of its answer, one behind the other. */
export async function doFrozenTask(frames: AsyncIterable<Frame<TaskHead>>): Promise<Uint8Array[]> {
  const versions: ComparedVersion[] = []
  let task: FrozenTask = 'freeze'
  for await (const { head, body } of frames) {
    task = head.task
    const text = body.toString('utf8')
    versions.push(head.register === null ? { content: text } : { ...head.register, rowsJson: text })
  }
  const [first, second] = versions
  if (task === 'compare') return [encodeFrame(compareTexts(present(first, 'a version to compare'), present(second, 'another version')))]
  assert(first && 'rowsJson' in first, 'what is frozen are the rows of a register')
  if (task === 'digest') return [encodeFrame(digestContent(first))]
  const { rows, content, ...head } = freezeTexts(first)
  return [encodeFrame(head, Buffer.from(rows)), encodeFrame(null, Buffer.from(content))]
}
