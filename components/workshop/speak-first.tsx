'use client'

import { useBallotName } from '@/components/workshop/use-ballot-name'
import { FACTORS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { outliersOf, type Counts } from '@/lib/domain/scoring/spread'
import type { RevealedBallot } from '@/lib/domain/workshop/ballot'
import { useRoomView } from '@/lib/live/client/room'

interface SpeakFirstProps {
  tallies: Record<Factor, Counts>
  /** Those furthest from the medians; not all need be here. */
  ballots: readonly RevealedBallot[]
  workshopId: string
}

/** Names that are called at one end; of more their number is said. */
const CALLED_MAX = 4

/** Who is furthest from the median of a factor speaks first: what they saw is what the others did not. */
export function SpeakFirst({ tallies, ballots, workshopId }: SpeakFirstProps) {
  const { rows } = useRoomView()
  const nameOf = useBallotName()
  const isNamed = rows.get('workshop', workshopId)?.scoring === 'named'
  const ends = FACTORS.flatMap((factor) => outliersOf(tallies[factor]).map((one) => ({ factor, ...one })))
  if (ends.length === 0) return <p className="text-base">Nobody is two levels from the median of any factor. Agree, or ask what the levels were given for.</p>
  const callUp = (factor: Factor, level: Level, count: number) => {
    const names = ballots.filter(({ levels }) => levels?.[factor] === level).map(nameOf).slice(0, CALLED_MAX)
    if (!isNamed || names.length === 0) return count === 1 ? 'one person' : `${count} people`
    return count > names.length ? `${names.join(', ')} and ${count - names.length} more` : names.join(', ')
  }
  return (
    <section aria-label="Speak first" className="border-l-2 border-edge pl-4">
      <h4 className="text-lg font-semibold projector:text-2xl">Speak first</h4>
      {!isNamed && <p className="text-sm text-muted">Scoring is anonymous: whoever gave these levels says so, or nobody does.</p>}
      <ul className="mt-1 grid gap-1 projector:text-xl">
        {ends.map(({ factor, level, count }) => (
          <li key={`${factor} ${level}`} className="text-base wrap-anywhere projector:text-xl">
            <span className="text-muted">
              {FACTOR_WORDS[factor].label} {describeLevel(factor, level)}:
            </span>{' '}
            <span className="font-medium">{callUp(factor, level, count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
