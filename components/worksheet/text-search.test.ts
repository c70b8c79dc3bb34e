import { describe, expect, it } from 'vitest'
import { TextSearch, type TextAnswer } from '@/components/worksheet/text-search'
import { present } from '@/lib/kernel/assert'

interface Question {
  text: string
  signal: AbortSignal
  answer(...ids: string[]): Promise<void>
  nearly(...ids: string[]): Promise<void>
  fail(): Promise<void>
}

/** Lets everything that can happen now happen. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A search whose clock and server are in the hands of the test. */
function open() {
  const questions: Question[] = []
  const rests: { ms: number; pass(): Promise<void> }[] = []
  const search = new TextSearch({
    search: (text, signal) =>
      new Promise<TextAnswer>((resolve, reject) => {
        const reply = async (give: () => void) => {
          give()
          await settle()
        }
        questions.push({
          ...{ text, signal },
          answer: (...ids) => reply(() => resolve({ ids, isNear: false })),
          nearly: (...ids) => reply(() => resolve({ ids, isNear: true })),
          fail: () => reply(() => reject(new Error('No answer.'))),
        })
      }),
    wait: (ms) =>
      new Promise((resolve) => {
        rests.push({
          ms,
          pass: async () => {
            resolve()
            await settle()
          },
        })
      }),
  })
  return {
    search,
    questions,
    rests,
    last: () => present(questions.at(-1), 'a question'),
    rest: () => present(rests.pop(), 'a pause').pass(),
    found: () => [...(search.read().ids ?? [])],
  }
}

describe('words in all texts', () => {
  it('GR-32 are asked for when the hands rest, as one question', async () => {
    const { search, questions, rest, last, found } = open()
    for (const text of ['re', 'ret', 'retry']) search.ask(text)
    expect(search.read()).toEqual({ text: 'retry', ids: null, isNear: false, state: 'asking' })
    await rest()
    await rest()
    await rest()
    expect(questions.map(({ text }) => text)).toEqual(['retry'])
    await last().answer('a', 'b')
    expect(search.read().state).toBe('found')
    expect(found()).toEqual(['a', 'b'])
  })

  it('GR-32 are not asked for where one letter or nothing is written, nor twice for other spaces', async () => {
    const { search, questions, rests, rest } = open()
    for (const text of ['', 'r', ' r ', '   ', 'a b']) search.ask(text)
    expect([rests.length, search.read().state]).toEqual([0, 'idle'])
    search.ask('漏')
    await rest()
    search.ask('two  words')
    await rest()
    search.ask(' two words ')
    expect(rests).toEqual([])
    expect(questions.map(({ text }) => text)).toEqual(['漏', 'two words'])
  })

  it('GR-33 cancel the question before, whose answer is never shown', async () => {
    const { search, questions, rest, found } = open()
    search.ask('queue')
    await rest()
    search.ask('backup')
    const [queue] = questions
    expect(queue?.signal.aborted).toBe(true)
    await rest()
    await questions[1]?.answer('b')
    await queue?.answer('a')
    expect(found()).toEqual(['b'])
    search.ask('')
    expect(search.read()).toEqual({ text: '', ids: null, isNear: false, state: 'idle' })
  })

  it('GR-33 say when only words that look like them were found', async () => {
    const { search, rest, last } = open()
    search.ask('qeue')
    await rest()
    await last().nearly('a')
    expect(search.read()).toMatchObject({ isNear: true, state: 'found' })
  })

  it('GR-34 say when the server gives no answer, and ask again until it does', async () => {
    const { search, questions, rest, last, found } = open()
    search.ask('queue')
    await rest()
    await last().fail()
    expect(search.read()).toMatchObject({ state: 'failed', ids: null })
    await rest()
    await last().fail()
    await rest()
    await last().answer('a')
    expect([questions.length, search.read().state, found()]).toEqual([3, 'found', ['a']])
  })

  it('GR-35 are asked for again when texts have changed, once for many changes, and what was found stays meanwhile', async () => {
    const { search, questions, rests, rest, last, found } = open()
    search.repeat()
    search.ask('queue')
    await rest()
    await last().answer('a')
    const { ids } = search.read()
    for (let i = 0; i < 20; i += 1) search.repeat()
    expect(rests).toHaveLength(1)
    await rest()
    expect([questions.length, search.read().state]).toEqual([2, 'found'])
    await last().answer('a')
    expect(search.read().ids).toBe(ids)
    search.repeat()
    await rest()
    // What changes while the server answers is asked for after it.
    search.repeat()
    await last().answer('a', 'b')
    expect(found()).toEqual(['a', 'b'])
    await rest()
    await last().answer('b')
    expect([questions.length, found(), rests.length]).toEqual([4, ['b'], 0])
  })
})
