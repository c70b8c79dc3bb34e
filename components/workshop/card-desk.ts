import * as z from 'zod/mini'
import { ownCardSchema, type OwnCard } from '@/lib/domain/workshop/own-card'
import type { Authorship } from '@/lib/domain/workshop/workshop-words'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { sendUntilAnswered, type Answered } from '@/lib/live/client/send-until-answered'
import { randomId } from '@/lib/kernel/ids'

/** With what lets the author change an anonymous card; null for a named one. */
const cardSchema = z.extend(ownCardSchema, { secret: z.nullable(z.string()) })
type DeskCard = z.infer<typeof cardSchema>

const actSchema = z.enum(['write', 'rewrite', 'withdraw'])
const waitingSchema = z.object({ commandId: z.string(), act: actSchema, card: cardSchema })
type Waiting = z.infer<typeof waitingSchema>
const refusedSchema = z.object({ act: actSchema, card: cardSchema, problem: z.string() })

const keptSchema = z.object({ stored: z.array(cardSchema), waiting: z.array(waitingSchema), refused: z.array(refusedSchema) })
type Kept = z.infer<typeof keptSchema>

/** A card of one's own and how far it has come. */
export type ShownCard = OwnCard & { standing: 'stored' | 'sending' | 'refused'; problem?: string }

export interface CardDeskView {
  cards: readonly ShownCard[]
  /** True while nobody answers; what waits is sent again until somebody does. */
  isUnreached: boolean
}

export interface CardDeskDoors {
  send(envelope: Envelope): Promise<Answer>
  wait(ms: number): Promise<void>
  /** Where what was typed is kept for a reload: a text, or null. */
  read(): string | null
  keep(text: string): void
  newSecret(): string
}

interface Place {
  registerId: string
  workshopId: string
  authorship: Authorship
}

/**
 * One's own cards before the reveal: shown at once, sent in their turn, kept in this tab until they have arrived. Of an anonymous card this
 * tab alone knows whose it is; it holds the secret with which the card is changed.
 */
export class CardDesk {
  private kept: Kept
  private isSending = false
  private isUnreached = false
  private view: CardDeskView = { cards: [], isUnreached: false }
  private readonly listeners = new Set<() => void>()
  /** Rises with everything done here, so that an answer from before it is told from one after it. */
  version = 0

  constructor(
    private readonly place: Place,
    private readonly doors: CardDeskDoors,
  ) {
    this.kept = readKept(doors.read())
    this.show()
    void this.sendAll()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): CardDeskView => this.view

  write(words: Omit<OwnCard, 'id'>): void {
    const secret = this.place.authorship === 'anonymous' ? this.doors.newSecret() : null
    this.ask('write', { ...words, id: randomId(), secret })
  }

  /** Changes a card; one that was refused is tried again with the new words, one that is on its way is changed when it has arrived. */
  rewrite(id: string, words: Omit<OwnCard, 'id' | 'promptKey'>): void {
    const refused = this.kept.refused.find(({ card }) => card.id === id)
    const card = refused?.card ?? this.lastKnown(id)
    if (!card) return
    this.kept.refused = this.kept.refused.filter((one) => one !== refused)
    this.ask(refused?.act === 'write' ? 'write' : 'rewrite', { ...card, ...words })
  }

  /** Takes a card back; one that never arrived is only forgotten here. */
  withdraw(id: string): void {
    this.kept.refused = this.kept.refused.filter(({ card }) => card.id !== id)
    const card = this.lastKnown(id)
    if (card) this.ask('withdraw', card)
    else this.store()
  }

  /** A card as it will stand when everything that waits has arrived. */
  private lastKnown(id: string): DeskCard | undefined {
    return this.kept.waiting.findLast(({ card }) => card.id === id)?.card ?? this.kept.stored.find((card) => card.id === id)
  }

  /** The stored named cards as the server knows them; what was asked for before `version` moved on is passed over. */
  takeStored(cards: readonly OwnCard[], version: number): void {
    if (version !== this.version || this.isSending || this.place.authorship === 'anonymous') return
    this.kept.stored = cards.map((card) => ({ ...card, secret: null }))
    this.store()
  }

  /** After the reveal nothing here may tell whose an anonymous card was. What did not arrive in time stays. */
  forgetStored(): void {
    if (this.kept.stored.length === 0) return
    this.kept.stored = []
    this.store()
  }

  private ask(act: Waiting['act'], card: DeskCard): void {
    // The command's id says nothing of when, like the card's own.
    this.kept.waiting = [...this.kept.waiting, { commandId: randomId(), act, card }]
    this.store()
    void this.sendAll()
  }

  private async sendAll(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    for (let next = this.kept.waiting[0]; next; next = this.kept.waiting[0]) {
      const answer = await sendUntilAnswered(this.doors, this.envelopeOf(next), () => this.showUnreached())
      this.isUnreached = false
      this.settle(next, answer)
    }
    this.isSending = false
    this.show()
  }

  private showUnreached(): void {
    this.isUnreached = true
    this.show()
  }

  private settle({ commandId, act, card }: Waiting, answer: Answered): void {
    this.kept.waiting = this.kept.waiting.filter((one) => one.commandId !== commandId)
    if (answer.ok || (act === 'withdraw' && answer.refusal.code === 'not-found')) this.settleDone(act, card)
    else this.settleRefused({ act, card }, answer.refusal)
    this.store()
  }

  private settleDone(act: Waiting['act'], card: DeskCard): void {
    const others = this.kept.stored.filter((one) => one.id !== card.id)
    const at = this.kept.stored.findIndex((one) => one.id === card.id)
    this.kept.stored = act === 'withdraw' ? others : others.toSpliced(at < 0 ? others.length : at, 0, card)
  }

  /** What was asked for after it would be refused as well; the last words that were typed are those that are kept. */
  private settleRefused({ act, card }: Pick<Waiting, 'act' | 'card'>, refusal: Refusal): void {
    const later = this.kept.waiting.filter((one) => one.card.id === card.id)
    this.kept.waiting = this.kept.waiting.filter((one) => !later.includes(one))
    this.kept.refused = this.kept.refused.filter((one) => one.card.id !== card.id)
    const last = later.at(-1)
    if (last?.act === 'withdraw' && act === 'write') return
    this.kept.refused = [...this.kept.refused, { act, card: last?.card ?? card, problem: describeRefusal(refusal) }]
  }

  private envelopeOf({ commandId, act, card }: Waiting): Envelope {
    const { registerId, workshopId, authorship } = this.place
    const { secret, id, promptKey, ...words } = card
    const input = { workshopId, id, ...(act === 'withdraw' ? {} : words), ...(act === 'write' ? { promptKey } : {}), ...(secret === null ? {} : { secret }) }
    return { commandId, verb: `${authorship === 'anonymous' ? 'anonymous-card' : 'card'}.${act}`, registerId, input }
  }

  private store(): void {
    this.version += 1
    this.doors.keep(JSON.stringify(this.kept))
    this.show()
  }

  private show(): void {
    const shown = new Map<string, ShownCard>()
    const put = (card: DeskCard, standing: ShownCard['standing'], problem?: string) => {
      const { secret: _secret, ...own } = card
      shown.set(card.id, { ...own, standing, problem })
    }
    for (const card of this.kept.stored) put(card, 'stored')
    for (const { card, problem } of this.kept.refused) put(card, 'refused', problem)
    for (const { act, card } of this.kept.waiting) {
      if (act === 'withdraw') shown.delete(card.id)
      else put(card, 'sending')
    }
    this.view = { cards: [...shown.values()], isUnreached: this.isUnreached }
    this.listeners.forEach((tell) => tell())
  }
}

function readKept(text: string | null): Kept {
  try {
    return keptSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return { stored: [], waiting: [], refused: [] }
  }
}
