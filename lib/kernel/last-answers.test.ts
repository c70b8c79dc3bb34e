import { describe, expect, it } from 'vitest'
import { LastAnswers } from '@/lib/kernel/last-answers'

/** Answers of which at most two are remembered, and what was read and worked out for them. */
function makeAnswers() {
  const answers = new LastAnswers<string>(2)
  const done: string[] = []
  const prepare = (key: string | null, work: () => Promise<string> = async () => `answer ${String(key)}`) =>
    answers.prepare(key, async () => void done.push(`read ${String(key)}`), () => {
      done.push(`work ${String(key)}`)
      return work()
    })
  return { done, prepare, ask: async (key: string | null, work?: () => Promise<string>) => (await prepare(key, work))() }
}

describe('answers that are remembered', () => {
  it('BL-16 are read for and worked out once, also for those who ask at the same time', async () => {
    const { done, prepare, ask } = makeAnswers()
    const [one, other] = [await prepare('a'), await prepare('a')]
    expect(await Promise.all([one(), other(), ask('a')])).toEqual(['answer a', 'answer a', 'answer a'])
    expect(done).toEqual(['read a', 'read a', 'work a'])
  })

  it('BL-16 leave the one that was asked for longest ago, and none without a key stays', async () => {
    const { done, ask } = makeAnswers()
    for (const key of ['a', 'b', 'a', null, null, 'c', 'a', 'b']) await ask(key)
    expect(done.filter((one) => one.startsWith('work'))).toEqual(['work a', 'work b', 'work null', 'work null', 'work c', 'work b'])
  })

  it('BL-16 are worked out again where that failed', async () => {
    const { ask } = makeAnswers()
    await expect(ask('a', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
    expect(await ask('a')).toBe('answer a')
  })
})
