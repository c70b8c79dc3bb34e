import { BANDS, type Band } from '@/lib/domain/scoring/factor'

/** The word for a band as it stands alone, in a badge or a heading. */
export const BAND_LABELS = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  critical: 'Critical',
} as const satisfies Record<Band, string>

/** Below 0 when the first band is milder, above 0 when it is worse, 0 when they are the same. */
export function compareBands(a: Band, b: Band): number {
  return BANDS.indexOf(a) - BANDS.indexOf(b)
}

/** The worse of two bands; null is none, and better than any. */
export function worseBand(a: Band | null, b: Band | null): Band | null {
  if (a === b || b === null) return a
  if (a === null) return b
  return compareBands(b, a) > 0 ? b : a
}

/** The worst of the bands that are there; null when none is. */
export function worstBand(bands: Iterable<Band | null>): Band | null {
  let worst: Band | null = null
  for (const band of bands) worst = worseBand(worst, band)
  return worst
}
