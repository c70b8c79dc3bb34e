import { may } from '@/lib/domain/access/permissions'
import type { CommandContext } from '@/lib/domain/row/command'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { WorkshopPhaseRow, WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
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

/** The phase in which a workshop stands. */
export function phaseOf(rows: RowReader, workshop: WorkshopRow): WorkshopPhaseRow | undefined {
  return rows.get('workshop-phase', workshop.phaseId)
}

/**
 * Refuses to touch cards and groups where they are not on the table: before the reveal nobody does, in the phase of grouping everybody who
 * takes part, afterwards only who runs the workshop.
 */
export function refuseGrouping(rows: RowReader, workshopId: string, { by }: CommandContext): void {
  const workshop = requireOpenWorkshop(rows, workshopId)
  if (workshop.revealedAt === null) {
    refuse('precondition', 'workshopId', 'The cards of this workshop are not revealed.', 'Who runs it reveals them, to everybody at once.')
  }
  const isGrouping = phaseOf(rows, workshop)?.kind === 'group'
  if (isGrouping || by === undefined || may(by.roles, 'run-workshop')) return
  refuse('precondition', 'workshopId', 'The workshop has gone on, so cards stay where they lie.', 'Ask who runs it to go back to the grouping.')
}
