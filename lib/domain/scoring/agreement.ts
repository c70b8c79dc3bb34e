import type { Counts } from '@/lib/domain/scoring/spread'

/** How far people agree, or why no number says it. */
export type Agreement = { alpha: number } | { alpha: null; because: 'too-few' | 'no-variation' }

/** What to read into an alpha: the bounds that Krippendorff names for drawing conclusions, reliable ones and tentative ones. */
export const ALPHA_RELIABLE = 0.8
export const ALPHA_TENTATIVE = 0.667

/**
 * Krippendorff's alpha for ordinal data, from how many gave each level of each unit: 1 when all agree within every unit, 0 when units differ no
 * more than chance would have it, below 0 when people agree less than that. Units that fewer than two people rated say nothing and are left
 * out. No number where fewer than two units remain, or where all that remain hold one and the same level.
 *
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C to E: coincidences o_ck, their margins n_c, and the
 * ordinal difference, the squared sum of the margins from c to k less half of the two at the ends.
 */
export function agreementOf(units: readonly Counts[]): Agreement {
  const paired = units.filter((unit) => total(unit) >= 2)
  if (paired.length < 2) return { alpha: null, because: 'too-few' }
  const margins = paired.reduce<number[]>((sums, unit) => sums.map((sum, c) => sum + (unit[c] ?? 0)), [0, 0, 0, 0, 0])
  const n = total(margins)
  let [observed, expected] = [0, 0]
  for (let c = 0; c < margins.length; c += 1) {
    for (let k = c + 1; k < margins.length; k += 1) {
      const difference = ordinalDifference(margins, c, k)
      observed += coincidences(paired, c, k) * difference
      expected += at(margins, c) * at(margins, k) * difference
    }
  }
  if (expected === 0) return { alpha: null, because: 'no-variation' }
  return { alpha: 1 - ((n - 1) * observed) / expected }
}

/** How often two different levels stand beside each other in a unit, each pair weighed by how many could be made there. */
function coincidences(units: readonly Counts[], c: number, k: number): number {
  return units.reduce((sum, unit) => sum + (at(unit, c) * at(unit, k)) / (total(unit) - 1), 0)
}

function ordinalDifference(margins: readonly number[], c: number, k: number): number {
  const between = total(margins.slice(c, k + 1))
  return (between - (at(margins, c) + at(margins, k)) / 2) ** 2
}

function at(list: readonly number[], i: number): number {
  return list[i] ?? 0
}

function total(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0)
}
