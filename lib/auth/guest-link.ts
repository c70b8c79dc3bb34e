import { createHmac, timingSafeEqual } from 'node:crypto'
import { authSecret, publicOrigin } from '@/lib/auth/gate-settings'
import { findGuestLink } from '@/lib/data/guest-sessions'

/** Bytes of the id of a link, and of the proof behind it. */
const ID_BYTES = 16
const PROOF_BYTES = 18

/** What a link of guests leads to. */
export interface GuestLinkTarget {
  workspaceId: string
  registerId: string
  workshopId: string
  linkId: string
}

/**
 * The secret of a link: its id, and a proof of both the link and its workshop under AUTH_SECRET. Rows name the link to every reader of the
 * register, and none of them can make the secret of it; nothing secret is stored, so who leads can be shown the link again at any time.
 */
export function guestSecret(linkId: string, workshopId: string): string {
  return Buffer.concat([Buffer.from(linkId.replaceAll('-', ''), 'hex'), proofOf(linkId, workshopId)]).toString('base64url')
}

/** The address that guests open. */
export function guestLinkAddress(linkId: string, workshopId: string): string {
  return `${publicOrigin()}/join/${guestSecret(linkId, workshopId)}`
}

/** Where a secret leads, as long as its link lets somebody in; null for anything else, whatever the reason. */
export async function followGuestSecret(secret: string): Promise<GuestLinkTarget | null> {
  const bytes = /^[\w-]{46}$/.test(secret) ? Buffer.from(secret, 'base64url') : Buffer.alloc(0)
  if (bytes.length !== ID_BYTES + PROOF_BYTES) return null
  const linkId = bytes.subarray(0, ID_BYTES).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const found = await findGuestLink(linkId)
  if (!found || !timingSafeEqual(bytes.subarray(ID_BYTES), proofOf(linkId, found.workshopId))) return null
  return { ...found, linkId }
}

function proofOf(linkId: string, workshopId: string): Buffer {
  return createHmac('sha256', authSecret()).update(`eyes-open: guests of ${workshopId} by ${linkId.toLowerCase()}`).digest().subarray(0, PROOF_BYTES)
}
