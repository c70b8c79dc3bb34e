import { createHash } from 'node:crypto'

/** Chance with a seed: the same seed tosses the same way, so that a failure can be looked at again. */
export class Chance {
  private tosses = 0

  constructor(private readonly seed: string) {}

  /** From 0 up to 1, 1 left out. */
  toss(): number {
    this.tosses += 1
    return createHash('sha256').update(`${this.seed} ${this.tosses}`).digest().readUInt32BE(0) / 2 ** 32
  }

  /** A whole number from 0 up to `below`, that one left out. */
  below(below: number): number {
    return Math.floor(this.toss() * below)
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error('There is nothing to pick from.')
    return one
  }
}
