import { printFilter, type Filter } from '@/lib/domain/worksheet/filter'
import { filterTest, type FilterReader } from '@/lib/domain/worksheet/filter-match'
import { foldText } from '@/lib/domain/worksheet/fold-text'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** A line as the index holds it. */
export interface IndexedLine {
  line: WorksheetLine
  /** Its place in every result; given to another line when it goes. */
  slot: number
  /** What a search looks into. */
  words: string
}

interface Result {
  test: (member: IndexedLine) => boolean
  /** One for a slot whose line passes. */
  passing: Uint8Array
}

/** Results kept, the latest used; each holds one byte for each line. */
const RESULTS_MAX = 48

/** Which lines pass each of the latest tokens and words, so that one more keystroke tests one word and nothing else. */
export class FilterResults {
  private readonly known = new Map<string, Result>()
  private readonly free: number[] = []
  private used = 0
  private capacity = 1_024

  /** A line with a slot of its own. */
  enter(line: WorksheetLine): IndexedLine {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.capacity) this.grow()
    const member = { line, slot, words: searchWords(line) }
    for (const { test, passing } of this.known.values()) passing[slot] = test(member) ? 1 : 0
    return member
  }

  /** Gives the slot of a line away. */
  leave({ slot }: IndexedLine): void {
    this.free.push(slot)
  }

  /** Slots that pass a token. */
  ofFilter(filter: Filter, reader: FilterReader, all: readonly IndexedLine[]): Uint8Array {
    return this.find(`${printFilter(filter)} ${reader.membershipId}`, all, () => {
      const test = filterTest(filter, reader)
      return ({ line }) => test(line)
    })
  }

  /** Slots in whose code, title, component or owners a word stands. */
  ofWord(word: string, all: readonly IndexedLine[]): Uint8Array {
    return this.find(` ${word}`, all, () => ({ words }) => words.includes(word), this.known.get(` ${word.slice(0, -1)}`))
  }

  private find(key: string, all: readonly IndexedLine[], makeTest: () => Result['test'], within?: Result): Uint8Array {
    const result = this.known.get(key) ?? this.make(makeTest(), all, within)
    this.known.delete(key)
    this.known.set(key, result)
    const [oldest] = this.known.keys()
    if (this.known.size > RESULTS_MAX && oldest !== undefined) this.known.delete(oldest)
    return result.passing
  }

  /** Where a result is known that every line of this one is in, such as that of a word before its last letter, no other line is asked. */
  private make(test: Result['test'], all: readonly IndexedLine[], within?: Result): Result {
    const passing = new Uint8Array(this.capacity)
    for (const member of all) if (within?.passing[member.slot] !== 0 && test(member)) passing[member.slot] = 1
    return { test, passing }
  }

  private grow(): void {
    this.capacity *= 2
    for (const result of this.known.values()) {
      const wider = new Uint8Array(this.capacity)
      wider.set(result.passing)
      result.passing = wider
    }
  }
}

/** What a search in the browser looks into: code, title, component and owners, without case and accents. */
export function searchWords(line: WorksheetLine): string {
  return foldText(`${line.code} ${line.title} ${line.component ?? ''} ${line.ownerLine}`)
}

/** The words of a search; a line must hold each of them. */
export function splitWords(text: string): string[] {
  return [...new Set(foldText(text).split(/\s+/).filter((word) => word !== ''))]
}
