/** One measured figure, as `npm run bench` prints it. */
export interface Figure {
  name: string
  value: number
  unit: 'ms' | 's' | 'MB' | 'kB' | 'frames'
  /** The same work at its least, measured in the same run, in the same unit; null for a figure that only informs. */
  floor: number | null
  /** `value` divided by `floor`. */
  ratio: number | null
  /** The largest value that holds, in the same unit; null for a figure that only informs. */
  bar: number | null
  /** Null without a bar. */
  holds: boolean | null
}

type Measured = Pick<Figure, 'name' | 'value' | 'unit'> & { floor?: number; bar?: number }

/** Completes a figure: rounds to hundredths, and says whether the rounded value keeps the rounded bar, as a reader would. */
export function makeFigure({ name, unit, ...measured }: Measured): Figure {
  const value = round(measured.value)
  const floor = measured.floor === undefined ? null : round(measured.floor)
  const bar = measured.bar === undefined ? null : round(measured.bar)
  const ratio = floor === null || floor === 0 ? null : round(value / floor)
  return { name, value, unit, floor, ratio, bar, holds: bar === null ? null : value <= bar }
}

/** The value that a share of all values (0 to 1) does not exceed, by nearest rank. Throws RangeError for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new RangeError('There is nothing to take a percentile of.')
  return found
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
