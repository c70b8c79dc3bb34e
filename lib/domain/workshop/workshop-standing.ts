import { may } from '@/lib/domain/access/permissions'
import type { ActingMember, CommandContext } from '@/lib/domain/row/command'
import type { Need, RowReader } from '@/lib/domain/row/row-reader'
import type { ParticipantRow, WorkshopPhaseRow, WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { BEFORE_REVEAL } from '@/lib/domain/workshop/workshop-words'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

/** Refuses with one problem. */
export function refuse(code: AppErrorCode, path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}

/** The workshop with an id, while it goes on. Throws `not-found` where there is none, `precondition` when it has ended. */
export function requireOpenWorkshop(rows: RowReader, id: string, path = 'workshopId'): WorkshopRow {
  const workshop = rows.get('workshop', id)
  if (!workshop) return refuse('not-found', path, 'There is no such workshop here.', 'It may belong to another register, or the id is wrong.')
  refuseEnded(workshop.endedAt, path)
  return workshop
}

/** Throws `precondition` for a workshop that has ended. */
export function refuseEnded(endedAt: string | null, path: string): void {
  if (endedAt !== null) refuse('precondition', path, 'This workshop has ended.', 'What was found in it stays; change its failure modes in the register.')
}

/** Rows that say who leads a workshop. */
export function leadingNeed(workshopIds: readonly string[]): Need {
  return { kind: 'co-facilitator', field: 'workshopId', values: workshopIds }
}

/** Whether somebody leads a workshop: by a role of the workspace that runs workshops, as its facilitator, or as a co-facilitator of this one. */
export function leads(rows: RowReader, workshopId: string, { roles, membershipId }: ActingMember): boolean {
  if (may(roles, 'run-workshop')) return true
  if (!may(roles, 'take-part')) return false
  if (rows.get('workshop', workshopId)?.facilitatorId === membershipId) return true
  return rows.where('co-facilitator', 'workshopId', workshopId).some((one) => one.membershipId === membershipId && one.deletedAt === null)
}

/** The workshop with an id, while it goes on, for who leads it. Throws like `requireOpenWorkshop`, and `forbidden` for anybody else. */
export function requireLeading(rows: RowReader, id: string, { by }: CommandContext): WorkshopRow {
  const workshop = requireOpenWorkshop(rows, id)
  if (by !== undefined && !leads(rows, id, by)) refuse('forbidden', 'workshopId', 'Only who leads this workshop does that.', 'Ask who leads it, or ask to lead it too.')
  return workshop
}

/** Whether somebody takes part in a workshop now: they have joined and nobody has removed them. */
export function isInside(rows: RowReader, workshopId: string, by: Pick<ActingMember, 'membershipId'>): boolean {
  return placesOf(rows, workshopId, by).some(({ removedAt }) => removedAt === null)
}

/** Whether somebody was removed from a workshop and has not been let back in. */
export function isRemoved(rows: RowReader, workshopId: string, by: Pick<ActingMember, 'membershipId'>): boolean {
  return placesOf(rows, workshopId, by).some(({ removedAt }) => removedAt !== null)
}

function placesOf(rows: RowReader, workshopId: string, { membershipId }: Pick<ActingMember, 'membershipId'>) {
  return rows.where('participant', 'membershipId', membershipId).filter((one) => one.workshopId === workshopId)
}

/** Rows that say whether who acts is inside; none for a door that acts for nobody in particular. */
export function insideNeeds({ by }: CommandContext): Need[] {
  return by === undefined ? [] : [{ kind: 'participant', field: 'membershipId', values: [by.membershipId] }]
}

/** Throws `forbidden` for somebody who was removed from a workshop. */
export function refuseRemoved(rows: RowReader, workshopId: string, by: ActingMember | undefined): void {
  if (by !== undefined && isRemoved(rows, workshopId, by)) refuse('forbidden', 'workshopId', 'You were removed from this workshop.', 'Ask who leads it to let you back in.')
}

/** Whether cards of a workshop may lie hidden: they are written in a brainstorm alone, and a reveal shows them all. */
export function hidesCards(rows: RowReader, { id, revealedAt }: Pick<WorkshopRow, 'id' | 'revealedAt'>): boolean {
  return revealedAt === null && rows.where('workshop-phase', 'workshopId', id).some(({ kind, beganAt }) => kind === 'brainstorm' && beganAt !== null)
}

/** Whether a workshop goes to a phase without the reveal: past hidden cards there is no way, and to the grouping none but the reveal. */
export function mayEnter(rows: RowReader, workshop: WorkshopRow, { kind }: Pick<WorkshopPhaseRow, 'kind'>): boolean {
  if (kind === 'group') return workshop.revealedAt !== null
  return BEFORE_REVEAL.includes(kind) || !hidesCards(rows, workshop)
}

/** The phase in which a workshop stands. */
export function phaseOf(rows: RowReader, workshop: WorkshopRow): WorkshopPhaseRow | undefined {
  return rows.get('workshop-phase', workshop.phaseId)
}

/**
 * Refuses to touch cards and groups to who was removed, and where they are not on the table: before the reveal nobody does, in the phase of grouping everybody who
 * takes part, afterwards only who leads the workshop.
 */
export function refuseGrouping(rows: RowReader, workshopId: string, { by }: CommandContext): void {
  const workshop = requireOpenWorkshop(rows, workshopId)
  if (workshop.revealedAt === null) {
    refuse('precondition', 'workshopId', 'The cards of this workshop are not revealed.', 'Who runs it reveals them, to everybody at once.')
  }
  refuseRemoved(rows, workshopId, by)
  const isGrouping = phaseOf(rows, workshop)?.kind === 'group'
  if (isGrouping || by === undefined || leads(rows, workshopId, by)) return
  refuse('precondition', 'workshopId', 'The workshop has gone on, so cards stay where they lie.', 'Ask who runs it to go back to the grouping.')
}

/** Whether somebody is ready to go on from a phase; who was so when it was held before is not any more. */
export function isReadyFor({ readyFor }: Pick<ParticipantRow, 'readyFor'>, { beganAt }: Pick<WorkshopPhaseRow, 'beganAt'>): boolean {
  return readyFor !== null && readyFor === beganAt
}

/** The workshops that rows belong to, each once. */
export function workshopsIn(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => ('workshopId' in row && typeof row.workshopId === 'string' ? [row.workshopId] : [])))]
}
