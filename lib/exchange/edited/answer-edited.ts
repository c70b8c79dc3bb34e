import type { Frame } from '@/lib/exchange/apart/frames'
import type { EditedReply } from '@/lib/exchange/edited/edited-apart'
import { compareEdited, headOf, type EditedAsk, type EditedHead, type EditedSource } from '@/lib/exchange/edited/edited-task'
import { readStorable } from '@/lib/exchange/markdown/read-storable'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'

type SourceHead = Omit<EditedSource, 'rowsJson' | 'exported'>
type ExportedHead = Omit<NonNullable<EditedSource['exported']>, 'sinceJson'>

/**
 * Compares in a process of its own (`edited-apart.ts`): the first frame holds the document, of which `say` tells what it says; the others, where there
 * are any, what it is compared with.
 */
export async function answerEdited(frames: AsyncIterable<Frame<unknown>>, say: (head: EditedHead) => void): Promise<EditedReply> {
  const stream = frames[Symbol.asyncIterator]()
  const next = async (): Promise<Frame<unknown> | null> => {
    const { value, done } = await stream.next()
    return done ? null : (value as Frame<unknown>)
  }
  const asked = present(await next(), 'a document')
  const reading = readStorable(asked.body)
  say(headOf(reading))
  const [rows, then] = [await next(), await next()]
  if (rows === null) return { answer: null }
  const exported = then && { ...(then.head as ExportedHead), sinceJson: then.body.toString('utf8') }
  const source: EditedSource = { ...(rows.head as SourceHead), rowsJson: rows.body.toString('utf8'), exported }
  try {
    return { answer: compareEdited(reading, source, asked.head as EditedAsk) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'precondition') return { refusal: { message: error.message, problems: error.problems } }
    throw error
  }
}
