import { BANDS, FACTORS, type Band, type FactorSet, type Level } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoreFactors } from '@/lib/domain/scoring/score'

/** How many sets five full factors can make; a register of any size holds no more different ones. */
export const SET_COUNT = 5 ** FACTORS.length

/** What a policy makes of each of the 3,125 full sets, by the set's place. */
export interface PolicyTable {
  numbers: Int32Array
  /** Places in BANDS. */
  bands: Uint8Array
  /** Greater is worse: by band, then by number (SC-30). Equal keys are a tie. */
  keys: Int32Array
}

/** More than any policy's greatest number (custom weights reach 2,500, the product 3,125). */
const KEY_STEP = 10_000

/** Place of a full set, 0 to 3,124; null while a factor is missing. */
export function placeOfSet(factors: FactorSet): number | null {
  let place = 0
  for (const factor of FACTORS) {
    const level = factors[factor]
    if (level === null) return null
    place = place * 5 + level - 1
  }
  return place
}

/** The set at a place. */
export function setAtPlace(place: number): Record<keyof FactorSet, Level> {
  const levels = FACTORS.map((_, i) => (Math.floor(place / 5 ** (FACTORS.length - 1 - i)) % 5) + 1)
  return Object.fromEntries(FACTORS.map((factor, i) => [factor, levels[i]])) as Record<keyof FactorSet, Level>
}

/** Places of the sets that differ by one step of one factor: 5 to 10 of them. */
export function neighboursOf(place: number): number[] {
  return FACTORS.flatMap((_, i) => {
    const step = 5 ** (FACTORS.length - 1 - i)
    const level = Math.floor(place / step) % 5
    return [...(level > 0 ? [place - step] : []), ...(level < 4 ? [place + step] : [])]
  })
}

/** Scores every full set once, so that scoring a row is a look-up. */
export function tabulatePolicy(policy: ScoringPolicy): PolicyTable {
  const table: PolicyTable = { numbers: new Int32Array(SET_COUNT), bands: new Uint8Array(SET_COUNT), keys: new Int32Array(SET_COUNT) }
  for (let place = 0; place < SET_COUNT; place += 1) {
    const score = scoreFactors(policy, setAtPlace(place))
    if (score.state !== 'scored') continue
    const band = BANDS.indexOf(score.band)
    table.numbers[place] = score.number
    table.bands[place] = band
    table.keys[place] = band * KEY_STEP + score.number
  }
  return table
}

/** The band of a set's place. */
export function bandAt(table: PolicyTable, place: number): Band {
  return BANDS[table.bands[place] ?? 0] ?? 'low'
}
