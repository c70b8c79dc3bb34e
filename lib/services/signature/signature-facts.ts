import type { SignatureFact } from '@/lib/domain/document/document-facts'
import { MEANING_WORDS } from '@/lib/domain/signature/signature-words'
import type { Reading } from '@/lib/data/reading'
import { contentNow } from '@/lib/services/signature/content-now'
import { loadReviews } from '@/lib/services/signature/load-reviews'

/**
 * The signatures that a document prints, in the order in which they were given: of one baseline, by its number, those on it, which are current because it is what they
 * were put under; of the register as it stands (null) those on the newest baseline that anybody signed, stale where it says something else now.
 */
export async function listSignatureFacts(reading: Reading, registerId: string, number: number | null): Promise<SignatureFact[]> {
  const rows = await loadReviews(reading, registerId)
  const numberOf = (baselineId: string) => rows.get('baseline', baselineId)?.number ?? 0
  const all = rows.all('signature')
  const printed = number ?? Math.max(0, ...all.map(({ baselineId }) => numberOf(baselineId)))
  const signatures = all.filter(({ baselineId }) => numberOf(baselineId) === printed).sort((a, b) => (a.signedAt < b.signedAt ? -1 : 1))
  const now = number === null && signatures.length > 0 ? (await contentNow(reading, registerId)).contentDigest : null
  return signatures.map((row) => ({
    ...{ role: row.roleName, name: row.signerName, delegatedBy: row.onBehalfOf, comment: row.comment, signedAt: row.signedAt },
    ...{ meaning: MEANING_WORDS[row.meaning].toLowerCase(), fingerprint: row.contentDigest, current: now === null || now === row.contentDigest },
  }))
}
