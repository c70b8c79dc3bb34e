import * as z from 'zod/mini'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import { randomId } from '@/lib/kernel/ids'

/** What one said last under a key, and how far it has come. */
export interface Said<T> {
  word: T
  standing: 'stored' | 'sending' | 'refused'
  problem?: string
}

export interface LastWordView<T> {
  said: ReadonlyMap<string, Said<T>>
  /** True while nobody answers; what waits is sent again until somebody does. */
  isUnreached: boolean
}

export interface LastWordDoors<T> {
  send(envelope: Envelope): Promise<Answer>
  wait(ms: number): Promise<void>
  /** Where what was said is kept for a reload: a text, or null. */
  read(): string | null
  keep(text: string): void
  /** The command that says it; its id is made here. */
  command(key: string, word: T): Omit<Envelope, 'commandId'>
  schema: z.ZodMiniType<T>
}

interface Waiting<T> {
  commandId: string
  key: string
  word: T
}

interface Kept<T> {
  stored: [string, T][]
  waiting: Waiting<T>[]
  refused: { key: string; word: T; problem: string }[]
}

const RETRY_MS = [500, 1_500, 4_000]

/**
 * Answers of one's own that the server keeps to itself, such as a ballot: of each key the last word counts. It is shown at once, sent in its
 * turn, and kept in this tab until it has arrived; what was said before it and has not been sent yet is passed over.
 */
export class LastWord<T> {
  private kept: Kept<T>
  private underway: string | null = null
  private isUnreached = false
  private view: LastWordView<T> = { said: new Map(), isUnreached: false }
  private readonly listeners = new Set<() => void>()
  /** Rises with everything done here, so that an answer from before it is told from one after it. */
  version = 0

  constructor(private readonly doors: LastWordDoors<T>) {
    this.kept = this.readKept(doors.read())
    this.show()
    void this.sendAll()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): LastWordView<T> => this.view

  say(key: string, word: T): void {
    this.kept.refused = this.kept.refused.filter((one) => one.key !== key)
    // The one that is on its way keeps its place: nobody knows whether it has arrived.
    const before = this.kept.waiting.filter((one) => one.key !== key || one.commandId === this.underway)
    this.kept.waiting = [...before, { commandId: randomId(), key, word }]
    this.store()
    void this.sendAll()
  }

  /** What the server has of one's own; what was asked for before `version` moved on is passed over. */
  takeStored(words: readonly (readonly [string, T])[], version: number): void {
    if (version !== this.version || this.underway !== null) return
    const known = new Map([...this.kept.stored, ...words])
    this.kept.stored = [...known]
    this.store()
  }

  private async sendAll(): Promise<void> {
    if (this.underway !== null) return
    for (let attempt = 0, next = this.kept.waiting[0]; next; next = this.kept.waiting[0]) {
      this.underway = next.commandId
      const answer = await this.doors.send({ commandId: next.commandId, ...this.doors.command(next.key, next.word) })
      this.isUnreached = answer.ok === 'unreached'
      if (answer.ok !== 'unreached') {
        attempt = 0
        this.settle(next, answer)
        continue
      }
      this.show()
      await this.doors.wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 4_000)
      attempt += 1
    }
    this.underway = null
    this.show()
  }

  private settle({ commandId, key, word }: Waiting<T>, answer: Exclude<Answer, { ok: 'unreached' }>): void {
    this.kept.waiting = this.kept.waiting.filter((one) => one.commandId !== commandId)
    if (answer.ok) this.kept.stored = [...this.kept.stored.filter(([one]) => one !== key), [key, word]]
    else if (!this.kept.waiting.some((one) => one.key === key)) {
      const hint = answer.refusal.problems.find((one) => one.hint)?.hint
      const problem = hint ? `${answer.refusal.message} ${hint}` : answer.refusal.message
      this.kept.refused = [...this.kept.refused, { key, word, problem }]
    }
    this.store()
  }

  private store(): void {
    this.version += 1
    this.doors.keep(JSON.stringify(this.kept))
    this.show()
  }

  private show(): void {
    const said = new Map<string, Said<T>>()
    for (const [key, word] of this.kept.stored) said.set(key, { word, standing: 'stored' })
    for (const { key, word, problem } of this.kept.refused) said.set(key, { word, standing: 'refused', problem })
    for (const { key, word } of this.kept.waiting) said.set(key, { word, standing: 'sending' })
    this.view = { said, isUnreached: this.isUnreached }
    this.listeners.forEach((tell) => tell())
  }

  private readKept(text: string | null): Kept<T> {
    const { schema } = this.doors
    const kept = z.object({
      stored: z.array(z.tuple([z.string(), schema])),
      waiting: z.array(z.object({ commandId: z.string(), key: z.string(), word: schema })),
      refused: z.array(z.object({ key: z.string(), word: schema, problem: z.string() })),
    })
    try {
      return kept.parse(JSON.parse(text ?? ''))
    } catch {
      return { stored: [], waiting: [], refused: [] }
    }
  }
}
