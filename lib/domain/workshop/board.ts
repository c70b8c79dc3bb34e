import type { RowReader } from '@/lib/domain/row/row-reader'
import type { CardGroupRow, CardRow, ParticipantRow, WorkshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { compareOrder } from '@/lib/kernel/order-key'

export interface BoardGroup {
  group: CardGroupRow
  cards: CardRow[]
}

/** The cards of a workshop as they lie: in groups by their place, alone, or parked. Cards are in the order of their random ids, which tells nothing. */
export interface Board {
  groups: BoardGroup[]
  /** Groups for another day. */
  parkedGroups: BoardGroup[]
  /** In no group, and for today. */
  alone: CardRow[]
  /** In no group, and for another day. */
  parked: CardRow[]
  /** How many lie on the table. */
  count: number
  /** How many who leads removed; of those nothing is shown but that. */
  removed: number
}

/** The board of a workshop. A card of a group that was deleted lies alone. */
export function boardOf(rows: RowReader, workshopId: string): Board {
  const all = rows.where('card', 'workshopId', workshopId)
  const cards = all.filter(isOnTable).sort((a, b) => (a.id < b.id ? -1 : 1))
  const live = rows.where('card-group', 'workshopId', workshopId).filter((group) => group.deletedAt === null).sort(compareOrder)
  const known = new Set(live.map(({ id }) => id))
  const isAlone = ({ cardGroupId }: CardRow) => cardGroupId === null || !known.has(cardGroupId)
  const groups = live.map((group): BoardGroup => ({ group, cards: cards.filter((card) => card.cardGroupId === group.id) }))
  const loose = cards.filter(isAlone)
  return {
    groups: groups.filter(({ group }) => group.state === 'open'),
    parkedGroups: groups.filter(({ group }) => group.state === 'parked'),
    alone: loose.filter((card) => card.state === 'open'),
    parked: loose.filter((card) => card.state === 'parked'),
    count: cards.length,
    removed: all.length - cards.length,
  }
}

function isOnTable({ state }: CardRow): boolean {
  return state !== 'removed'
}

/** The phases of a workshop in their order. */
export function phasesOf(rows: RowReader, workshopId: string): WorkshopPhaseRow[] {
  return rows
    .where('workshop-phase', 'workshopId', workshopId)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort(compareOrder)
}

/** Who takes part now, in the order of joining. */
export function participantsOf(rows: RowReader, workshopId: string): ParticipantRow[] {
  return rows
    .where('participant', 'workshopId', workshopId)
    .filter(({ removedAt }) => removedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The live groups of all workshops that became a failure mode, the oldest first. */
export function originsOf(rows: RowReader, failureModeId: string): CardGroupRow[] {
  return rows
    .where('card-group', 'failureModeId', failureModeId)
    .filter((group) => group.deletedAt === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A card that a failure mode was made of, as it is read by asking: no room of a register holds cards. */
export type OriginCard = Pick<CardRow, 'id' | 'text'> & { cardGroupId: string }
