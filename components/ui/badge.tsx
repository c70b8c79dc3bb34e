import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'

const TONES = {
  neutral: 'border-line text-muted',
  strong: 'border-edge text-ink',
  accent: 'border-accent/50 text-accent',
  warning: 'border-warning/60 text-warning',
  danger: 'border-danger/60 text-danger',
} as const

/** A word that says what state something is in. Bands have their own: BandBadge. */
export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={joinClasses(
        'inline-flex items-center rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap print:border-current',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
