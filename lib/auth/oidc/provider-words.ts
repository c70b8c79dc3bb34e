import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { AnswerTooLargeError } from '@/lib/auth/oidc/bounded-fetch'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'

/** What became of a request to the provider, for people. What the provider wrote itself is never shown: anybody can put words into an address. */
export function translateProviderError(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
    return refusal('forbidden', `You stopped at ${name}.`, 'Nothing was changed. Begin again when you like.')
  }
  console.error(`oidc: ${describe(error)}`)
  if (isAway(error)) return refusal('precondition', `${name} does not answer at the moment.`, 'Nothing was changed. Try again in a moment; passwords work as always.')
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
    return refusal('precondition', `${name} takes this sign-in for over.`, 'It was used already, or it took too long. Begin again.')
  }
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return refusal('precondition', `${name} did not let you in.`, 'Nothing was changed. If it happens again, tell whoever runs Eyes Open: the log names the reason.')
  }
  return refusal('precondition', `The answer of ${name} cannot be trusted.`, 'Nothing was changed. Begin again; if it happens again, tell whoever runs Eyes Open.')
}

/** An AppError with what to do about it. */
export function refusal(code: AppErrorCode, message: string, hint: string): AppError {
  return new AppError(code, message, [{ path: '', message, hint }])
}

/** No answer, none in time, far too much of it, or a fault over there. */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError) return !('code' in error)
  if (error instanceof AuthorizationResponseError) return ['temporarily_unavailable', 'server_error'].includes(error.error)
  if (error instanceof ResponseBodyError) return error.status >= 500
  if (!(error instanceof ClientError)) return false
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return true
  return error.cause instanceof AnswerTooLargeError || (error.cause instanceof Response && error.cause.status >= 500)
}

/** For the log: codes alone, because an answer may hold what is personal or secret. */
function describe(error: unknown): string {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return `the provider says ${error.error.slice(0, 80).replace(/[^\w.-]/g, '?')}`
  if (error instanceof ClientError) return `${error.code ?? 'no code'}: ${error.message}`
  return error instanceof Error ? error.name : 'unknown'
}
