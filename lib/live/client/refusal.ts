import { AppError, type AppErrorCode, type Problem } from '@/lib/kernel/errors'

/** Why something was not done, in words and by place. */
export interface Refusal {
  code: AppErrorCode | 'failed'
  message: string
  problems: Problem[]
}

/** What an AppError says, as an answer; anything else is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError)) throw error
  return { code: error.code, message: error.message, problems: error.problems }
}

/** What was refused and what would be right, in one line. */
export function describeRefusal({ message, problems }: Refusal): string {
  const hint = problems.find((problem) => problem.hint)?.hint
  return hint ? `${message} ${hint}` : message
}
