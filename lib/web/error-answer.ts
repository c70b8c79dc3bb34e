import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError, type AppErrorCode, type Problem } from '@/lib/kernel/errors'
import { BodyTooLargeError } from '@/lib/web/read-body'

/** What a browser is told when something was refused or went wrong. */
export interface ErrorBody {
  code: AppErrorCode | 'fault'
  message: string
  problems: Problem[]
  /** For our own faults: the number that stands in the log. */
  reference?: string
}

const STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 400,
  conflict: 409,
  precondition: 412,
  limit: 429,
} as const satisfies Record<AppErrorCode, number>

/** The status and words for whatever was thrown. A fault of ours is logged here, once, with its reference and without the input. */
export function answerError(error: unknown): { status: number; error: ErrorBody } {
  if (error instanceof AppError) {
    const status = error instanceof BodyTooLargeError ? 413 : STATUS[error.code]
    return { status, error: { code: error.code, message: error.message, problems: error.problems } }
  }
  const reference = `E-${randomBytes(4).toString('hex').toUpperCase()}`
  console.error(`fault ${reference} ${describeFault(error)}`)
  const message = `Something went wrong on our side. Nothing was changed. Reference ${reference}.`
  return { status: 500, error: { code: 'fault', message, problems: [], reference } }
}

/** Errors of the language and of our own `assert`; the words of any other (a driver's, a parser's) may hold what somebody typed. */
const SPEAKING = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError'])

function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`
  const code = [error, sqlErrorIn(error)].flatMap((one) => (one && 'code' in one && typeof one.code === 'string' ? ` ${one.code}` : [])).join('')
  const words = SPEAKING.has(error.name) ? `: ${error.message.slice(0, 300)}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code}${words}`, ...frames].join('\n')
}

/** What Postgres said, by its code alone: its words may hold what somebody typed. */
function sqlErrorIn(error: Error): { code: string } | null {
  const found = z.object({ meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }) }).safeParse(error)
  return found.success ? { code: found.data.meta.driverAdapterError.cause.originalCode } : null
}
