/**
 * Something outside our code that stops a start: a taken port, a full disk, an unreachable database.
 * `message` is one line that says what is wrong and what to do; `details` are further lines to print as they are, such as SQL.
 */
export class StartProblem extends Error {
  readonly details: string[]

  constructor(message: string, details: string[] = []) {
    super(message)
    this.name = 'StartProblem'
    this.details = details
  }
}

/** The lines for a person: a problem as it says itself, anything else as our own fault with its stack. */
export function describeFailure(error: unknown): string[] {
  if (error instanceof StartProblem) return [`Eyes Open cannot start: ${error.message}`, ...error.details]
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return [`Eyes Open cannot start, and this is our own fault: ${text}`]
}
