import { createHash } from 'node:crypto'
import type { RegisterContent } from '@/lib/domain/document/content'
import { STAMP_CHECK_LENGTH } from '@/lib/exchange/markdown/edit-stamp'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** The first figures of the SHA-256 of a content: what an exported document says of itself, so that another number in its comment is noticed. */
export function checkOf(content: RegisterContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, STAMP_CHECK_LENGTH)
}
