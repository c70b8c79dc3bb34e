'use client'

import Link from 'next/link'
import * as z from 'zod/mini'
import { useAskedOfRegister } from '@/components/register/use-asked-of-register'
import { usePolicy, useRegisterRow } from '@/components/register/use-register'
import { ScoreSummary } from '@/components/score/score-summary'
import { workshopPath } from '@/components/workshop/use-workshop'
import { factorsOf } from '@/lib/domain/failure-mode/latest-assessment'
import { scoreFactors } from '@/lib/domain/scoring/score'
import { originsOf, type OriginCard } from '@/lib/domain/workshop/board'
import { revealedRoundsOf } from '@/lib/domain/workshop/rounds'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { useRoomView } from '@/lib/live/client/room'

/** The way from a failure mode back to the cards that it was made of and to the rounds in which it was scored; nothing where it came through no workshop. */
export function WorkshopOrigin({ failureModeId }: { failureModeId: string }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const origins = originsOf(rows, failureModeId)
  // The way to the groups stands without their cards.
  const cards = useAskedOfRegister('origins', failureModeId, origins.map(({ id }) => id).join(), readCards) ?? []
  const rounds = revealedRoundsOf(rows, failureModeId)
  if (origins.length === 0 && rounds.length === 0) return null
  return (
    <section aria-labelledby="origin-title">
      <h2 id="origin-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        From workshops
      </h2>
      <ul>
        {origins.map((group) => (
          <li key={group.id} className="border-b py-2">
            <Link href={`${workshopPath(register.code, group.workshopId)}#group-${group.id}`} className="text-base wrap-anywhere pointer-coarse:inline-block pointer-coarse:min-h-11">
              {rows.get('workshop', group.workshopId)?.title}: {group.title}
            </Link>
            <ul className="mt-0.5 list-disc pl-5 text-sm text-muted marker:text-faint empty:hidden">
              {cards.filter(({ cardGroupId }) => cardGroupId === group.id).map(({ id, text }) => (
                <li key={id} className="wrap-anywhere">
                  {text}
                </li>
              ))}
            </ul>
          </li>
        ))}
        {rounds.map((round) => (
          <RoundLine key={round.id} round={round} />
        ))}
      </ul>
    </section>
  )
}

const asked = z.object({ cards: z.array(z.object({ id: z.string(), cardGroupId: z.string(), text: z.string() })) })
const readCards = (body: unknown): readonly OriginCard[] => asked.parse(body).cards

/** A round in which it was scored, and which assessment that led to. */
function RoundLine({ round }: { round: ScoringRoundRow }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const policy = usePolicy()
  const assessment = round.assessmentId === null ? undefined : rows.get('assessment', round.assessmentId)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b py-2">
      <Link href={`${workshopPath(register.code, round.workshopId)}#round-${round.id}`} className="text-base wrap-anywhere pointer-coarse:inline-block pointer-coarse:min-h-11">
        {rows.get('workshop', round.workshopId)?.title}: round {round.number}
      </Link>
      {assessment ? (
        <span className="flex items-baseline gap-2 text-sm text-muted">
          agreed on <ScoreSummary score={scoreFactors(policy, factorsOf(assessment))} size="small" />
        </span>
      ) : (
        <span className="text-sm text-muted">not agreed on</span>
      )}
    </li>
  )
}
