/** The present, as an ISO time in UTC with milliseconds. Domain code gets it as an argument. */
export function nowIso(): string {
  return new Date().toISOString()
}
