import { joinClasses } from '@/components/ui/class-names'
import { ALPHA_RELIABLE, ALPHA_TENTATIVE, type Agreement } from '@/lib/domain/scoring/agreement'
import { LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import { countAt, spreadOf, type Counts } from '@/lib/domain/scoring/spread'

interface FactorSpreadProps {
  factor: Factor
  counts: Counts
  agreement: Agreement
  /** One's own level, where this tab knows it. */
  own: Level | null
}

/** How many gave each level of a factor, as five bars with their numbers; median and mode stand beneath in words. */
export function FactorSpread({ factor, counts, agreement, own }: FactorSpreadProps) {
  const spread = spreadOf(counts)
  const most = Math.max(1, ...counts)
  return (
    <div className="break-inside-avoid">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h5 className="text-base font-semibold projector:text-xl">{FACTOR_WORDS[factor].label}</h5>
        <p className="tabular text-sm text-muted projector:text-lg">{spread ? describeRange(spread.lowest, spread.highest) : 'nobody gave a level'}</p>
      </div>
      {/* The same stands in the table for screen readers. */}
      <ol aria-hidden="true" className="mt-1 grid grid-cols-5 gap-1.5">
        {LEVELS.map((level) => {
          const count = countAt(counts, level)
          const isMedian = spread?.median === level
          return (
            <li key={level} className="grid content-start">
              <span className="flex h-14 flex-col justify-end">
                <span className="tabular text-center text-sm font-medium projector:text-2xl">{count > 0 ? count : ''}</span>
                <span style={{ height: `${(count / most) * 2.25}rem` }} className={joinClasses('block rounded-t-xs', isMedian ? 'bg-ink' : 'bg-muted/60')} />
              </span>
              <span className={joinClasses('block border-t-2 pt-0.5 text-center', isMedian ? 'border-ink' : 'border-edge/50')}>
                <span className={joinClasses('tabular block text-sm projector:text-xl', isMedian && 'font-semibold')}>{level}</span>
                <span className="block text-2xs leading-tight text-muted hyphens-auto projector:text-sm">{RUBRIC[factor][level]}</span>
                {spread && <span className="block text-2xs leading-tight font-medium projector:text-sm">{markOf(isMedian, spread.modes.includes(level))}</span>}
                {own === level && <span className="block text-2xs leading-tight font-medium text-accent projector:hidden">you</span>}
              </span>
            </li>
          )
        })}
      </ol>
      {agreement.alpha !== null && <p className="tabular mt-1 text-xs text-muted projector:text-base">{describeAlpha(agreement.alpha)}</p>}
    </div>
  )
}

function markOf(isMedian: boolean, isMode: boolean): string {
  if (isMedian) return isMode ? 'median, most' : 'median'
  return isMode ? 'most' : ''
}

/** From where to where levels go. */
export function describeRange(lowest: Level, highest: Level): string {
  return lowest === highest ? `all gave ${lowest}` : `from ${lowest} to ${highest}`
}

function describeAlpha(alpha: number): string {
  const word = alpha >= ALPHA_RELIABLE ? 'reliable' : alpha >= ALPHA_TENTATIVE ? 'tentative' : 'low'
  return `Agreement so far: α ${alpha.toFixed(2).replace('-', '−')}, ${word}`
}

/** Why some factors have no agreement; the empty string where all have one. */
export function describeSilence(agreements: readonly Agreement[]): string {
  const because = new Set(agreements.flatMap((one) => (one.alpha === null ? [one.because] : [])))
  if (because.has('too-few')) return 'Agreement is told from the second failure mode on that two people have scored.'
  return because.has('no-variation') ? 'Where no agreement stands, everybody gave one and the same level throughout.' : ''
}
