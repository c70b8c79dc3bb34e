import { createHmac, timingSafeEqual } from 'node:crypto'

/** Letters and digits that nobody confuses when reading them aloud. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * The code that the first-run page asks for, such as "K7QM-2XWP-9RTD": 60 bits of an HMAC, so it is the same at every start and nobody
 * without AUTH_SECRET can work it out. `npm start` prints it as long as nobody administers anything.
 */
export function setupCode(secret: string): string {
  const bytes = createHmac('sha256', secret).update('eyes-open: first administrator').digest()
  const letters = Array.from({ length: 12 }, (_, i) => ALPHABET[(bytes[i] ?? 0) % ALPHABET.length] ?? '')
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-')
}

/** Whether somebody typed the code; hyphens, spaces and capitals do not matter. */
export function isSetupCode(secret: string, typed: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const digest = (text: string) => createHmac('sha256', secret).update(bare(text)).digest()
  return timingSafeEqual(digest(typed), digest(setupCode(secret)))
}
