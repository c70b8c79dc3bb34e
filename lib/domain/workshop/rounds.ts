import type { RowReader } from '@/lib/domain/row/row-reader'
import { agreementOf, type Agreement } from '@/lib/domain/scoring/agreement'
import { FACTORS, type Factor } from '@/lib/domain/scoring/factor'
import type { Counts } from '@/lib/domain/scoring/spread'
import { countsOf } from '@/lib/domain/workshop/ballot'
import type { CandidateRow, ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { compareOrder } from '@/lib/kernel/order-key'

/** The live candidates of a workshop in their order; those that were counted have most dots first. */
export function candidatesOf(rows: RowReader, workshopId: string): CandidateRow[] {
  const live = rows.where('candidate', 'workshopId', workshopId).filter(({ deletedAt }) => deletedAt === null)
  return live.sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0) || compareOrder(a, b))
}

/** The rounds of a failure mode in a workshop, the first one first. */
export function roundsOf(rows: RowReader, workshopId: string, failureModeId: string): ScoringRoundRow[] {
  const rounds = rows.where('scoring-round', 'failureModeId', failureModeId).filter((one) => one.workshopId === workshopId)
  return rounds.sort((a, b) => a.number - b.number)
}

/** The revealed rounds of a failure mode in all workshops, in the order in which they were opened. */
export function revealedRoundsOf(rows: RowReader, failureModeId: string): ScoringRoundRow[] {
  return rows.where('scoring-round', 'failureModeId', failureModeId).filter(({ revealedAt }) => revealedAt !== null).sort(compareScoringRounds)
}

/** Order of rounds: by when they were opened, those of one moment by id. */
export function compareScoringRounds(a: ScoringRoundRow, b: ScoringRoundRow): number {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** How many gave each level of each factor in a revealed round; null before its reveal. */
export function talliesOf(rows: RowReader, roundId: string): Record<Factor, Counts> | null {
  const found = new Map(rows.where('round-tally', 'roundId', roundId).map((one) => [one.factor, countsOf(one)]))
  if (found.size === 0) return null
  return Object.fromEntries(FACTORS.map((factor) => [factor, found.get(factor) ?? [0, 0, 0, 0, 0]])) as Record<Factor, Counts>
}

/** Who has answered in a round, as ids of participants. */
export function answeredIn(rows: RowReader, roundId: string): Set<string> {
  return new Set(rows.where('answer', 'roundId', roundId).map(({ participantId }) => participantId))
}

/** How far people agree on each factor, over all failure modes of a workshop, each by its last revealed round. */
export function agreementIn(rows: RowReader, workshopId: string): Record<Factor, Agreement> {
  const last = new Map<string, ScoringRoundRow>()
  for (const round of rows.where('scoring-round', 'workshopId', workshopId)) {
    const known = last.get(round.failureModeId)
    if (round.revealedAt !== null && (!known || known.number < round.number)) last.set(round.failureModeId, round)
  }
  const units = [...last.values()].flatMap(({ id }) => talliesOf(rows, id) ?? [])
  return Object.fromEntries(FACTORS.map((factor) => [factor, agreementOf(units.map((unit) => unit[factor]))])) as Record<Factor, Agreement>
}

/** The round in which something happened last, opened or revealed: what everybody looks at. Undefined before the first. */
export function roundAtHand(rows: RowReader, workshopId: string): ScoringRoundRow | undefined {
  const happened = ({ openedAt, revealedAt }: ScoringRoundRow) => revealedAt ?? openedAt
  return rows
    .where('scoring-round', 'workshopId', workshopId)
    .sort((a, b) => (happened(a) === happened(b) ? (a.id < b.id ? -1 : 1) : happened(a) > happened(b) ? -1 : 1))[0]
}

/**
 * The failure mode that somebody is shown in the scoring, of those that are scored today: that of the round at hand. Of rounds that are collected until a deadline,
 * the first that still takes their answer. `now` is in milliseconds. Undefined before the first round.
 */
export function failureModeAtHand(rows: RowReader, workshopId: string, reader: { failureModeIds: readonly string[]; participantId: string | null; now: number }): string | undefined {
  const hand = roundAtHand(rows, workshopId)
  if (!hand || hand.revealedAt !== null || hand.closesAt === null) return hand?.failureModeId
  const { failureModeIds, participantId, now } = reader
  const waits = (failureModeId: string) => {
    const round = roundsOf(rows, workshopId, failureModeId).at(-1)
    if (participantId === null || !round || round.revealedAt !== null) return false
    const isOver = round.closesAt !== null && Date.parse(round.closesAt) <= now
    return !isOver && !answeredIn(rows, round.id).has(participantId)
  }
  return failureModeIds.find(waits) ?? hand.failureModeId
}
