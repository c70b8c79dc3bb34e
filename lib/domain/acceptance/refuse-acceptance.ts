import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

/** Throws an AppError that says what is wrong, at which place of the input, and what would be right. */
export function refuseAcceptance(code: AppErrorCode, path: string, message: string, hint: string): never {
  throw new AppError(code, message, [{ path, message, hint }])
}
