import { LEVELS, type Level } from '@/lib/domain/scoring/factor'

/** How many gave each level: of level 1 at place 0, up to level 5 at place 4. */
export type Counts = readonly [number, number, number, number, number]

/** How far people are apart on one factor. */
export interface Spread {
  /** How many gave a level. */
  count: number
  lowest: Level
  highest: Level
  /** The level in the middle; of two in the middle the lower, so that it is one that somebody gave. */
  median: Level
  /** The levels that most gave, lowest first. */
  modes: Level[]
}

/** An end of a spread whose people are asked to speak first. */
export interface Outliers {
  level: Level
  count: number
}

/** From the median on, how far away somebody is an outlier. */
export const OUTLIER_DISTANCE = 2

/** The spread of counted levels; null where nobody gave one. */
export function spreadOf(counts: Counts): Spread | null {
  const given = LEVELS.filter((level) => countAt(counts, level) > 0)
  const [lowest, highest] = [given[0], given.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  const most = Math.max(...counts)
  const modes = given.filter((level) => countAt(counts, level) === most)
  return { count: sum(counts), lowest, highest, median: medianOf(counts), modes }
}

/**
 * Who is furthest from the median, by two levels at least: at the low end, at the high end, or at both. Where the two ends are not equally far
 * each counts by itself, because each has something to say that the middle has not.
 */
export function outliersOf(counts: Counts): Outliers[] {
  const spread = spreadOf(counts)
  if (!spread) return []
  const ends = spread.lowest === spread.highest ? [] : [spread.lowest, spread.highest]
  return ends.filter((level) => Math.abs(level - spread.median) >= OUTLIER_DISTANCE).map((level) => ({ level, count: countAt(counts, level) }))
}

/** How many gave a level. */
export function countAt(counts: Counts, level: Level): number {
  return counts[level - 1] ?? 0
}

/** The lower of the middle ones; asked only where there is one. */
function medianOf(counts: Counts): Level {
  const middle = Math.ceil(sum(counts) / 2)
  let seen = 0
  for (const level of LEVELS) {
    seen += countAt(counts, level)
    if (seen >= middle) return level
  }
  return 5
}

function sum(counts: Counts): number {
  return counts.reduce((all, one) => all + one, 0)
}
