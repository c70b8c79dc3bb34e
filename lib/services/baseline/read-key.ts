import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { withReading } from '@/lib/data/reading'
import { signingKey } from '@/lib/data/signing-key'

/** The public half of the key that this server signs with. */
export interface PublicKey {
  /** SHA-256 of the key, in hexadecimal. */
  keyId: string
  /** PEM. */
  publicKey: string
}

/** The public key of this server, for who may check the record; null for everybody else. */
export async function readPublicKey(actor: Actor): Promise<PublicKey | null> {
  const { roles } = await withReading(actor, (reading) => reading.entry)
  if (!may(roles, 'verify')) return null
  const { keyId, publicKey } = signingKey()
  return { keyId, publicKey }
}
