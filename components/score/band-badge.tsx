import { joinClasses } from '@/components/ui/class-names'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import type { Band } from '@/lib/domain/scoring/factor'

export interface BandBadgeProps {
  band: Band
  /** The score; stands before the word. */
  number?: number
  size?: 'small' | 'medium' | 'large'
}

const SIZES = {
  small: 'gap-1 px-1 text-2xs leading-4.5',
  medium: 'gap-1.5 px-1.5 text-xs leading-5',
  large: 'gap-2 px-2.5 py-0.5 text-lg',
} as const

/** A band in its colour, always with its word, and with the number where there is one. */
export function BandBadge({ band, number, size = 'medium' }: BandBadgeProps) {
  return (
    <span
      data-band={band}
      className={joinClasses(
        'band-fill inline-flex items-baseline rounded-sm font-medium whitespace-nowrap print:border print:border-edge',
        SIZES[size],
      )}
    >
      {number !== undefined && <span className="tabular font-semibold">{number}</span>}
      <span>{BAND_LABELS[band]}</span>
    </span>
  )
}
