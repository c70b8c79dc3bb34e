'use client'

import Link from 'next/link'
import { failureModePath, usePolicy, useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { ScoreSummary } from '@/components/score/score-summary'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { BallotTable } from '@/components/workshop/ballot-table'
import { describeSilence, FactorSpread } from '@/components/workshop/factor-spread'
import { SpeakFirst } from '@/components/workshop/speak-first'
import { useSaid, type Answers } from '@/components/workshop/use-answers'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { RoundBallots } from '@/components/workshop/use-round-ballots'
import { factorsOf } from '@/lib/domain/failure-mode/latest-assessment'
import { FACTORS, LEVELS, type Factor } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { scoreFactors } from '@/lib/domain/scoring/score'
import { countAt, spreadOf, type Counts } from '@/lib/domain/scoring/spread'
import { agreementIn, answeredIn, talliesOf } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { useRoomView } from '@/lib/live/client/room'

interface RoundResultProps {
  round: ScoringRoundRow
  read: RoundBallots
  /** What this tab knows of one's own ballot; left out where the meeting is over. */
  answers?: Answers | null
}

/** A revealed round: who speaks first, the spread of each factor, all ballots, and what was agreed. */
export function RoundResult({ round, read, answers }: RoundResultProps) {
  const { rows } = useRoomView()
  const { said } = useSaid(answers?.ballots)
  // A guest sees the spread and not who gave what.
  const { isGuest } = useWorkshop()
  const tallies = talliesOf(rows, round.id)
  if (!tallies) return null
  const agreement = agreementIn(rows, round.workshopId)
  const own = said.get(round.id)?.word.levels
  const answered = answeredIn(rows, round.id).size
  const scored = tallies.impact.reduce((sum, one) => sum + one, 0)
  return (
    <section aria-label={`Round ${round.number}`} className="grid gap-6">
      {round.agreedAt !== null && <Agreed round={round} />}
      <p role="status" className="tabular text-base text-muted">
        {scored === 0 ? 'Nobody gave levels' : scored === 1 ? '1 person gave levels' : `${scored} people gave levels`}
        {answered > scored && `, ${answered - scored} passed`}.
      </p>
      {scored > 0 && (
        <>
          <SpeakFirst tallies={tallies} ballots={read.ballots} workshopId={round.workshopId} />
          <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
            {FACTORS.map((factor) => (
              <FactorSpread key={factor} factor={factor} counts={tallies[factor]} agreement={agreement[factor]} own={own?.[factor] ?? null} />
            ))}
          </div>
          <p className="max-w-prose text-xs text-muted">The median is the level in the middle; of two in the middle the lower. {describeSilence(Object.values(agreement))}</p>
          <SpreadTable tallies={tallies} />
        </>
      )}
      {!isGuest && <BallotTable read={read} />}
    </section>
  )
}

function SpreadTable({ tallies }: { tallies: Record<Factor, Counts> }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>How many gave each level</caption>
        <thead>
          <tr>
            <th scope="col">Factor</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
            <th scope="col">Median</th>
            <th scope="col">Most gave</th>
          </tr>
        </thead>
        <tbody>
          {FACTORS.map((factor) => {
            const spread = spreadOf(tallies[factor])
            return (
              <tr key={factor}>
                <th scope="row">{FACTOR_WORDS[factor].label}</th>
                {LEVELS.map((level) => (
                  <td key={level}>{countAt(tallies[factor], level)}</td>
                ))}
                <td>{spread ? describeLevel(factor, spread.median) : 'none'}</td>
                <td>{spread ? spread.modes.map((level) => describeLevel(factor, level)).join(', ') : 'none'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </VisuallyHidden>
  )
}

/** What was agreed, and where it stands in the register now. */
function Agreed({ round }: { round: ScoringRoundRow }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const policy = usePolicy()
  const assessment = round.assessmentId === null ? undefined : rows.get('assessment', round.assessmentId)
  const row = rows.get('failure-mode', round.failureModeId)
  if (!assessment || !row) return null
  const factors = factorsOf(assessment)
  return (
    <section aria-label="Agreed" className="border-l-2 border-accent bg-accent-soft px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base">
        <strong className="font-semibold">Agreed</strong>
        <ScoreSummary score={scoreFactors(policy, factors)} />
        <Link href={failureModePath(register.code, row.code)} className="text-accent pointer-coarse:inline-block pointer-coarse:py-2.5 projector:hidden">
          Its assessment in the register
        </Link>
      </p>
      <p className="mt-1 text-sm projector:text-lg">{FACTORS.map((factor) => `${FACTOR_WORDS[factor].label} ${describeLevel(factor, factors[factor])}`).join(' · ')}</p>
      {assessment.rationale && (
        <div className="mt-1 max-w-prose text-sm text-muted">
          <MarkdownText inline text={assessment.rationale} />
        </div>
      )}
    </section>
  )
}
