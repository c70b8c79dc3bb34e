import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { movesFrom, STATUS_WORDS, type BaselineStatus } from '@/lib/domain/baseline/baseline-status'
import type { Change } from '@/lib/domain/row/change'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

export interface MoveInput {
  id: string
  /** The status that it replaces. */
  from: BaselineStatus
  to: BaselineStatus
}

/**
 * The changes of moving one of a register's baselines: its own status and, where it is locked, that of the one that was. Throws AppError `not-found`,
 * `conflict` where it stands otherwise than was thought, `precondition` where it cannot go there.
 */
export function moveBaseline(baselines: readonly BaselineRow[], { id, from, to }: MoveInput): Change[] {
  const row = baselines.find((one) => one.id === id)
  if (!row) refuse('not-found', 'id', 'There is no such baseline here.', 'It may belong to another register, or the id is wrong.')
  if (row.status === to) return []
  if (row.status !== from) refuse('conflict', 'from', `Somebody else has moved baseline ${row.number}: ${describe(row.status)}.`, 'Look at it as it stands now.', row.status)
  if (!movesFrom(row.status).includes(to)) refuseMove(row, to)
  const locked = to === 'locked' ? baselines.find(({ status }) => status === 'locked') : undefined
  if (locked && locked.number > row.number) {
    refuse('precondition', 'to', `Baseline ${locked.number} is locked, and it is newer than baseline ${row.number}.`, 'Freeze the register as it stands, and lock that.')
  }
  const move = (id: string, before: BaselineStatus, after: BaselineStatus): Change => ({ kind: 'baseline', id, field: 'status', before, after })
  return [move(row.id, row.status, to), ...(locked ? [move(locked.id, 'locked', 'superseded')] : [])]
}

function refuseMove({ number, status }: BaselineRow, to: BaselineStatus): never {
  const places = movesFrom(status).map(describe)
  const hint = places.length > 0 ? `From here it goes to: ${places.join(', ')}.` : 'It stays as it is; freeze a new one.'
  return refuse('precondition', 'to', `Baseline ${number} does not go from ${describe(status)} to ${describe(to)}.`, hint)
}

function describe(status: BaselineStatus): string {
  return STATUS_WORDS[status].toLowerCase()
}

function refuse(code: AppErrorCode, path: string, message: string, hint: string, current?: unknown): never {
  throw new AppError(code, message, [{ path, message, hint, current }])
}
