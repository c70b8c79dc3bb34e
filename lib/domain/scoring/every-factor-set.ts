import { EMPTY_FACTORS, FACTORS, type FactorSet, type Level, LEVELS } from '@/lib/domain/scoring/factor'

/** Every set that can be made of the given levels: 3,125 full ones by default, 7,776 when null is among them. For tests. */
export function listEveryFactorSet(levels: readonly (Level | null)[] = LEVELS): FactorSet[] {
  let sets: FactorSet[] = [{ ...EMPTY_FACTORS }]
  for (const factor of FACTORS) {
    sets = sets.flatMap((set) => levels.map((level) => ({ ...set, [factor]: level })))
  }
  return sets
}
