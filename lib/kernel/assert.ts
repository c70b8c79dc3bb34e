/** Stops at a state that our own code must never reach; the message names what was expected. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken expectation: ${message}`)
}

/** The value, when it is there; otherwise our own fault with a message. */
export function present<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message)
  return value
}
