import { describe, expect, it, vi } from 'vitest'
import { CardDesk } from '@/components/workshop/card-desk'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'

const WORDS = { text: 'It broke', trigger: null, notice: null, categoryId: null, promptKey: null }
const DONE: Answer = { ok: true, streamId: 's', seq: 1, changes: [] }
const LATE: Answer = { ok: false, refusal: { code: 'precondition', message: 'Too late.', problems: [{ path: 'workshopId', message: 'Too late.', hint: 'Say it aloud.' }] } }

/** A server that answers what it is told to, and a tab that keeps what it is given. */
class World {
  kept: string | null = null
  readonly sent: Envelope[] = []
  answers: Answer[] = []

  open(authorship: Authorship = 'named'): CardDesk {
    return new CardDesk(
      { registerId: 'r', workshopId: 'w', authorship },
      {
        send: async (envelope) => {
          this.sent.push(envelope)
          return this.answers.shift() ?? DONE
        },
        wait: async () => undefined,
        read: () => this.kept,
        keep: (text) => {
          this.kept = text
        },
        newSecret: () => 'ab'.repeat(32),
      },
    )
  }
}

const settled = (desk: CardDesk) => vi.waitFor(() => expect(desk.read().cards.some(({ standing }) => standing === 'sending')).toBe(false))

describe('one’s own cards', () => {
  it('WK-31 are shown at once and sent in their turn, a lost answer again under the same id', async () => {
    const world = new World()
    world.answers = [{ ok: 'unreached' }, { ok: 'unreached' }, DONE]
    const desk = world.open()
    desk.write(WORDS)
    desk.write({ ...WORDS, text: 'And again' })
    expect(desk.read().cards.map(({ text, standing }) => [text, standing])).toEqual([['It broke', 'sending'], ['And again', 'sending']])
    await settled(desk)
    expect(world.sent.map(({ commandId }) => commandId)).toHaveLength(4)
    expect(new Set(world.sent.map(({ commandId }) => commandId)).size).toBe(2)
    expect(desk.read().cards.map(({ standing }) => standing)).toEqual(['stored', 'stored'])
  })

  it('WK-31 that were on their way when the tab was reloaded are sent by the next one', async () => {
    const world = new World()
    const never = new CardDesk(
      { registerId: 'r', workshopId: 'w', authorship: 'named' },
      { send: () => new Promise(() => undefined), wait: async () => undefined, read: () => null, keep: (text) => void (world.kept = text), newSecret: () => '' },
    )
    never.write(WORDS)
    const desk = world.open()
    await settled(desk)
    expect(world.sent).toMatchObject([{ verb: 'card.write', input: { workshopId: 'w', text: 'It broke' } }])
    expect(desk.read().cards).toMatchObject([{ text: 'It broke', standing: 'stored' }])
  })

  it('WK-30 keep a card that was refused, with the reason, and send it again as it is changed', async () => {
    const world = new World()
    world.answers = [LATE]
    const desk = world.open()
    desk.write(WORDS)
    await settled(desk)
    expect(desk.read().cards).toMatchObject([{ text: 'It broke', standing: 'refused', problem: 'Too late. Say it aloud.' }])
    const [card] = desk.read().cards
    desk.rewrite(card?.id ?? '', { text: 'It broke again', trigger: null, notice: null, categoryId: null })
    await settled(desk)
    expect(world.sent.at(-1)).toMatchObject({ verb: 'card.write', input: { id: card?.id, text: 'It broke again' } })
    expect(desk.read().cards).toMatchObject([{ text: 'It broke again', standing: 'stored' }])
  })

  it('WK-31 are changed and withdrawn while they are still on their way, in that order', async () => {
    const world = new World()
    const desk = world.open()
    desk.write(WORDS)
    const id = desk.read().cards[0]?.id ?? ''
    desk.rewrite(id, { text: 'Other words', trigger: null, notice: null, categoryId: null })
    expect(desk.read().cards).toMatchObject([{ text: 'Other words', standing: 'sending' }])
    await settled(desk)
    expect(desk.read().cards).toMatchObject([{ text: 'Other words', standing: 'stored' }])
    desk.withdraw(id)
    await vi.waitFor(() => expect(world.sent.map(({ verb }) => verb)).toEqual(['card.write', 'card.rewrite', 'card.withdraw']))
    expect(desk.read().cards).toEqual([])
  })

  it('WK-30 keep the last words where the first were refused, and ask for nothing that must fail', async () => {
    const world = new World()
    world.answers = [LATE, LATE]
    const desk = world.open()
    desk.write(WORDS)
    desk.write({ ...WORDS, text: 'And this' })
    const [first, second] = desk.read().cards
    desk.rewrite(first?.id ?? '', { text: 'Other words', trigger: null, notice: null, categoryId: null })
    desk.withdraw(second?.id ?? '')
    await vi.waitFor(() => expect(desk.read().cards).toMatchObject([{ text: 'Other words', standing: 'refused' }]))
    expect(world.sent.map(({ verb }) => verb)).toEqual(['card.write', 'card.write'])
  })

  it('WK-25 of nobody carry a secret that this tab alone holds, and forget whose they were at the reveal', async () => {
    const world = new World()
    const desk = world.open('anonymous')
    desk.write(WORDS)
    await settled(desk)
    const [card] = desk.read().cards
    expect(card).not.toHaveProperty('secret')
    desk.rewrite(card?.id ?? '', { text: 'Other words', trigger: null, notice: null, categoryId: null })
    desk.withdraw(card?.id ?? '')
    await vi.waitFor(() => expect(world.sent).toHaveLength(3))
    expect(world.sent.map(({ verb }) => verb)).toEqual(['anonymous-card.write', 'anonymous-card.rewrite', 'anonymous-card.withdraw'])
    for (const { input } of world.sent) expect(input).toMatchObject({ secret: 'ab'.repeat(32) })
    desk.write(WORDS)
    await settled(desk)
    desk.forgetStored()
    expect([desk.read().cards, world.kept?.includes('It broke')]).toEqual([[], false])
  })

  it('WK-31 take what the server has, unless something was done here since it was asked', async () => {
    const desk = new World().open()
    const before = desk.version
    desk.write(WORDS)
    await settled(desk)
    desk.takeStored([], before)
    expect(desk.read().cards).toHaveLength(1)
    desk.takeStored([{ ...WORDS, id: 'x', text: 'From another tab' }], desk.version)
    expect(desk.read().cards).toMatchObject([{ text: 'From another tab' }])
  })
})
