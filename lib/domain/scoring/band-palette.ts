import type { Band } from '@/lib/domain/scoring/factor'

/** A band's fill and the text colour that is readable on it, as #rrggbb. */
export interface BandColours {
  fill: string
  ink: string
}

export type BandPalette = Record<Band, BandColours>

/**
 * The four band colours for light grounds, for paper and for exported files: one ramp of falling lightness from a cool pale to a
 * deep red. Made in OKLCH as (0.925 0.026 190), (0.80 0.135 88), (0.64 0.165 45), (0.44 0.155 20).
 * Lightness carries the order, so that it survives every colour-vision deficiency and a grey print (rules SC-50 to SC-53).
 */
export const LIGHT_BANDS = {
  low: { fill: '#d4ecea', ink: '#14161a' },
  moderate: { fill: '#e2b849', ink: '#14161a' },
  high: { fill: '#da6425', ink: '#14161a' },
  critical: { fill: '#951c2c', ink: '#ffffff' },
} as const satisfies BandPalette

/**
 * The same hues for dark grounds, with lightness rising instead: in both themes a worse band stands further from the ground.
 * Made in OKLCH as (0.35 0.02 220), (0.49 0.085 90), (0.645 0.145 50), (0.80 0.11 22).
 */
export const DARK_BANDS = {
  low: { fill: '#2f3d42', ink: '#ffffff' },
  moderate: { fill: '#735e1e', ink: '#ffffff' },
  high: { fill: '#d26f30', ink: '#101216' },
  critical: { fill: '#fda19e', ink: '#101216' },
} as const satisfies BandPalette

/** The page's grounds, which the ramps start from. */
export const GROUNDS = { light: '#fbfbfc', dark: '#111418' } as const
