import { v4, v7, validate } from 'uuid'

/** A new UUIDv7: unique anywhere, and sorted by the time it was made. */
export function newId(): string {
  return v7()
}

/** A new UUIDv4: random, so that it says nothing of when it was made. */
export function randomId(): string {
  return v4()
}

/** True for any well-formed UUID, in lower or upper case. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value)
}
