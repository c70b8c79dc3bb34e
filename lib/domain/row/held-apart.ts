import type { Change, Row } from '@/lib/domain/row/change'
import { ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { RowReader } from '@/lib/domain/row/row-reader'

/**
 * The kinds that not every room of their register holds: only the room of the workshop that they belong to, that one and every room of the member that they point at, or
 * none, because there are too many and they are read by asking (decision 0031). A list of its own: rooms need it before they need any field.
 */
const APART = { participant: 'workshop-and-self', card: 'workshop', answer: 'workshop', ballot: 'nobody', 'source-mapping': 'nobody' } as const satisfies Partial<Record<RowKind, string>>
type HeldBy = (typeof APART)[keyof typeof APART]

const heldBy = (kind: RowKind): HeldBy | undefined => (APART as Partial<Record<RowKind, HeldBy>>)[kind]

function listHeldBy(...who: HeldBy[]): RowKind[] {
  return ROW_KINDS.filter((kind) => who.some((one) => one === heldBy(kind)))
}

/** Kinds whose rows belong to a workshop and are held by its room, not by every room of the register; in the order in which they are stored. */
export const WORKSHOP_HELD_KINDS: readonly RowKind[] = listHeldBy('workshop', 'workshop-and-self')

/** Of these, the ones of which every room of a register holds its reader's own. */
export const SELF_HELD_KINDS: readonly RowKind[] = listHeldBy('workshop-and-self')

/** Kinds whose rows no room holds. */
export const UNHELD_KINDS: readonly RowKind[] = listHeldBy('nobody')

/** Whether every room of a register holds the rows of a kind. */
export function isHeldByRoom(kind: RowKind): boolean {
  return heldBy(kind) === undefined
}

/** Whose room it is, as far as it decides which rows it holds. */
export interface RoomHolder {
  /** The workshop whose room it is; null for a room of none. */
  workshopId: string | null
  membershipId: string | null
}

/**
 * The changes that a connection is sent: without those of rows that its room does not hold. A change of a field tells neither workshop nor member:
 * it is sent to every room that may hold the row, and passed over by those that have no such row.
 */
export function changesFor(changes: readonly Change[], holder: RoomHolder): readonly Change[] {
  const isSent = (change: Change) => mayHold(change, holder)
  return changes.every(isSent) ? changes : changes.filter(isSent)
}

function mayHold(change: Change, { workshopId, membershipId }: RoomHolder): boolean {
  const who = heldBy(change.kind)
  if (who === undefined) return true
  if (who === 'nobody') return false
  const isOfSelf = who === 'workshop-and-self'
  if (change.field !== null) return isOfSelf || workshopId !== null
  if (isOfSelf && membershipId !== null && change.after.membershipId === membershipId) return true
  return workshopId !== null && (change.after.workshopId ?? workshopId) === workshopId
}

/** The changes that a room takes, whichever way they came; `rows` are those that it has. */
export function changesHeld(changes: readonly Change[], holder: RoomHolder, rows: RowReader): readonly Change[] {
  const sent = changesFor(changes, holder)
  const isElsewhere = ({ kind, field, after }: Change) => kind === 'answer' && field === null && workshopOf(after, rows) !== holder.workshopId
  return sent.some(isElsewhere) ? sent.filter((change) => !isElsewhere(change)) : sent
}

/** The workshop that a row of a round belongs to; null where the round is not here. */
function workshopOf({ roundId }: Row, rows: RowReader): string | null {
  return typeof roundId === 'string' ? (rows.get('scoring-round', roundId)?.workshopId ?? null) : null
}

/** Whether new rows among these changes are held by the rooms of one member and not by those of others. */
export function hasOwnRows(changes: readonly Change[], membershipId: string | null): boolean {
  return changes.some(({ kind, field, after }) => field === null && membershipId !== null && SELF_HELD_KINDS.includes(kind) && after.membershipId === membershipId)
}
