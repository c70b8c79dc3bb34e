import { createHash, randomBytes } from 'node:crypto'

/** A new secret for an address that needs no session, and the hash that is stored of it. */
export function makePrivateToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString('base64url')
  return { token, hash: hashPrivateToken(token) }
}

export function hashPrivateToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
