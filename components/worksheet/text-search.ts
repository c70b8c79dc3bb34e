/** What the server finds for words: ids of failure modes, and whether they only hold words that look like them. */
export interface TextAnswer {
  ids: readonly string[]
  isNear: boolean
}

export interface TextSearchDoors {
  search(text: string, signal: AbortSignal): Promise<TextAnswer>
  wait(ms: number): Promise<void>
}

/** What is known of words in all texts. */
export interface TextSearchView {
  /** The words, as `tidyWords` leaves them. */
  text: string
  /** What the server found for the words that are asked for now; null until it has answered. */
  ids: ReadonlySet<string> | null
  isNear: boolean
  /** `failed`: the server gave no answer and is being asked again. */
  state: 'idle' | 'asking' | 'found' | 'failed'
}

const IDLE: TextSearchView = { text: '', ids: null, isNear: false, state: 'idle' }

/** Words as they are asked for: spaces around and between them say nothing. */
export function tidyWords(raw: string): string {
  return raw.trim().replace(/\s+/gu, ' ')
}

/** A word is one question and not one for each of its letters. */
const REST_MS = 300
/** How soon the same words are asked for again after texts changed, and how often at most. */
const REPEAT_MS = 1_000
const RETRY_MS = 3_000

/**
 * Asks the server for words in all texts, a moment after the last key. Other words cancel the question; an answer to an older one is
 * never shown. What was found stays shown while the same words are asked for again.
 */
export class TextSearch {
  private view = IDLE
  private text = ''
  private turn = 0
  private question: AbortController | null = null
  private isAsking = false
  /** True when texts changed since the question under way was put. */
  private isStale = false
  private readonly listeners = new Set<() => void>()

  constructor(private readonly doors: TextSearchDoors) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): TextSearchView => this.view

  /** Looks for other words; the empty text looks for nothing. */
  ask(raw: string): void {
    const text = tidyWords(raw)
    if (text === this.text) return
    this.text = text
    this.turn += 1
    this.question?.abort()
    this.isAsking = false
    if (!isQuestion(text)) return this.show({ ...IDLE, text })
    this.show({ text, ids: null, isNear: false, state: 'asking' })
    void this.run(REST_MS)
  }

  /** Texts have changed: the same words may be somewhere else now. */
  repeat(): void {
    if (!isQuestion(this.text)) return
    this.isStale = true
    if (!this.isAsking) void this.run(REPEAT_MS)
  }

  private async run(restMs: number): Promise<void> {
    const { turn } = this
    this.isAsking = true
    await this.doors.wait(restMs)
    while (turn === this.turn) {
      this.isStale = false
      const answer = await this.put(turn)
      if (answer === 'outdated') return
      this.show(answer ? this.take(answer) : { ...this.view, state: 'failed' })
      if (answer && !this.isStale) {
        this.isAsking = false
        return
      }
      await this.doors.wait(answer ? REPEAT_MS : RETRY_MS)
    }
  }

  private async put(turn: number): Promise<TextAnswer | 'outdated' | null> {
    const question = new AbortController()
    this.question = question
    const answer = await this.doors.search(this.text, question.signal).catch(() => null)
    return turn === this.turn ? answer : 'outdated'
  }

  // The same finds stay the same object, so that nothing is filtered anew for them.
  private take({ ids, isNear }: TextAnswer): TextSearchView {
    const before = this.view.ids
    const isSame = before?.size === ids.length && ids.every((id) => before.has(id))
    return { text: this.text, ids: isSame ? before : new Set(ids), isNear, state: 'found' }
  }

  private show(view: TextSearchView): void {
    const { text, ids, isNear, state } = this.view
    if (text === view.text && ids === view.ids && isNear === view.isNear && state === view.state) return
    this.view = view
    for (const listener of this.listeners) listener()
  }
}

// A single letter stands in every text; of scripts without spaces one character is a word.
function isQuestion(text: string): boolean {
  return /[^\s]{2}|[^\x00-\x7f]/u.test(text)
}
