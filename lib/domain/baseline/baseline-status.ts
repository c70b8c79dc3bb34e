/** How a baseline stands. */
export const BASELINE_STATUSES = ['draft', 'in-review', 'locked', 'superseded'] as const
export type BaselineStatus = (typeof BASELINE_STATUSES)[number]

/** The words that a document prints for a status; a locked baseline is what its header calls the lock before a launch. */
export const STATUS_WORDS = {
  draft: 'Draft',
  'in-review': 'In review',
  locked: 'Pre-launch risk lock',
  superseded: 'Superseded',
} as const satisfies Record<BaselineStatus, string>

/** Moves that somebody may ask for. A baseline is superseded by the lock of a later one, and by nothing else. */
const MOVES = {
  draft: ['in-review'],
  'in-review': ['draft', 'locked'],
  locked: [],
  superseded: [],
} as const satisfies Record<BaselineStatus, readonly BaselineStatus[]>

/** Where a baseline may be moved from a status, in the order in which it is offered. */
export function movesFrom(status: BaselineStatus): readonly BaselineStatus[] {
  return MOVES[status]
}
