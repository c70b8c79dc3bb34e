/** One thing that is wrong in an input: where, what, and what would be right. */
export interface Problem {
  /** Place in the input, such as `edits.0.after`; the empty string is the input as a whole. */
  path: string
  message: string
  /** What would be right. */
  hint?: string
  /** The value that stands now, for a conflict. */
  current?: unknown
}

export const APP_ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'precondition',
  'limit',
] as const
export type AppErrorCode = (typeof APP_ERROR_CODES)[number]

/** A rule or a right says no. Everything that is not an AppError is our own fault. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly problems: Problem[]

  constructor(code: AppErrorCode, message: string, problems: Problem[] = []) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.problems = problems
  }
}

/** Refuses with `invalid` and one problem. */
export function refuseInput(path: string, message: string, hint?: string): never {
  throw new AppError('invalid', message, [{ path, message, hint }])
}
