import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { LastWord } from '@/components/workshop/last-word'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'

const DONE: Answer = { ok: true, streamId: 's', seq: 1, changes: [] }
const LATE: Answer = { ok: false, refusal: { code: 'precondition', message: 'Too late.', problems: [{ path: 'roundId', message: 'Too late.', hint: 'Say it aloud.' }] } }

/** A server that answers when it is told to, and a tab that keeps what it is given. */
class World {
  kept: string | null = null
  readonly sent: Envelope[] = []
  private readonly open: ((answer: Answer) => void)[] = []

  begin(): LastWord<number> {
    return new LastWord<number>({
      send: (envelope) => {
        this.sent.push(envelope)
        return new Promise((resolve) => this.open.push(resolve))
      },
      wait: async () => undefined,
      read: () => this.kept,
      keep: (text) => (this.kept = text),
      command: (key, word) => ({ verb: 'ballot.cast', input: { key, word } }),
      schema: z.number(),
    })
  }

  async answer(answer: Answer): Promise<void> {
    this.open.shift()?.(answer)
    // A turn for the answer to be read, and one for what is sent after it.
    await new Promise((resolve) => setImmediate(resolve))
  }

  get said(): unknown[] {
    return this.sent.map(({ input }) => input)
  }
}

describe('the last word', () => {
  it('WK-95 is shown at once, and stored when the server has answered', async () => {
    const world = new World()
    const words = world.begin()
    words.say('a', 3)
    expect(words.read().said.get('a')).toEqual({ word: 3, standing: 'sending' })
    await world.answer(DONE)
    expect(words.read().said.get('a')).toEqual({ word: 3, standing: 'stored' })
  })

  it('WK-95 passes over what was said before it and not sent yet, and follows what is on its way', async () => {
    const world = new World()
    const words = world.begin()
    for (const word of [1, 2, 3]) words.say('a', word)
    words.say('b', 9)
    await world.answer(DONE)
    await world.answer(DONE)
    await world.answer(DONE)
    expect(world.said).toEqual([{ key: 'a', word: 1 }, { key: 'a', word: 3 }, { key: 'b', word: 9 }])
    expect([...words.read().said.values()].map(({ word, standing }) => [word, standing])).toEqual([[3, 'stored'], [9, 'stored']])
  })

  it('WK-95 is sent again under the same id until somebody answers, also after a reload', async () => {
    const world = new World()
    const words = world.begin()
    words.say('a', 4)
    await world.answer({ ok: 'unreached' })
    expect(words.read().isUnreached).toBe(true)
    const again = world.begin()
    expect(again.read().said.get('a')).toEqual({ word: 4, standing: 'sending' })
    expect(new Set(world.sent.map(({ commandId }) => commandId)).size).toBe(1)
    expect(world.sent).toHaveLength(3)
  })

  it('WK-95 keeps what was refused with the reason, until something else is said', async () => {
    const world = new World()
    const words = world.begin()
    words.say('a', 5)
    await world.answer(LATE)
    expect(words.read().said.get('a')).toEqual({ word: 5, standing: 'refused', problem: 'Too late. Say it aloud.' })
    expect(world.begin().read().said.get('a')?.standing).toBe('refused')
    words.say('a', 1)
    await world.answer(DONE)
    expect(words.read().said.get('a')).toEqual({ word: 1, standing: 'stored' })
  })

  it('WK-95 takes what the server has, but not what it had before something newer was said', async () => {
    const world = new World()
    const words = world.begin()
    const asked = words.version
    words.takeStored([['a', 2]], asked)
    expect(words.read().said.get('a')).toEqual({ word: 2, standing: 'stored' })
    const late = words.version
    words.say('a', 3)
    words.takeStored([['a', 2]], late)
    await world.answer(DONE)
    expect(words.read().said.get('a')).toEqual({ word: 3, standing: 'stored' })
  })
})
