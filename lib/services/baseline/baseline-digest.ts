import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'

/** SHA-256 of a text, in hexadecimal. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Bytes that are hashed before it is somebody else's turn: a few milliseconds. */
const PART = 4_000_000

/** The same of a text that may be large, in parts between which others get their turn. */
export async function digestLargeText(text: string): Promise<string> {
  const bytes = Buffer.from(text)
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.length; from += PART) {
    hash.update(bytes.subarray(from, from + PART))
    await othersTurn()
  }
  return hash.digest('hex')
}
