import { BASELINE_STATUSES } from '@/lib/domain/baseline/baseline-status'
import { choice, fixed, instant, lasting, line, optionalReference, reference, requiredLine, requiredProse, ruled, wholeNumber } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

const sha256 = (label: string) => ruled(requiredLine(label, 64), (text) => /^[0-9a-f]{64}$/.test(text), 'Expected a SHA-256 in hexadecimal.')

/**
 * The head of a baseline: which version of the register it is, and what its frozen texts and the server's signature over them are checked
 * against. The texts themselves are no rows (`lib/data/baseline-texts.ts`). Only its status ever changes, by a verb of its own.
 */
export const baselineRow = defineRow(
  'baseline',
  'baseline',
  {
    number: fixed(wholeNumber('Number', 1, 1_000_000)),
    label: fixed(line('Version', 120)),
    changeNote: fixed(requiredProse('What changed', 2_000)),
    status: fixed(choice('Status', BASELINE_STATUSES, 'draft')),
    /** SHA-256 of the frozen rows. */
    digest: fixed(sha256('Digest of the rows')),
    /** SHA-256 of what the register means, without ids, places and times: equal meanings have equal digests. */
    contentDigest: fixed(sha256('Digest of the content')),
    /** The number of the register's last event by then. */
    frozenAtSeq: fixed(wholeNumber('As of event', 1, 2_000_000_000)),
    frozenAt: fixed(instant('Frozen')),
    frozenById: fixed(lasting(optionalReference('Frozen by', 'membership'))),
    scoringPolicyId: fixed(reference('Scoring policy', 'scoring-policy')),
    /** SHA-256 of the server's public key. */
    keyId: fixed(sha256('Key')),
    /** Ed25519 over the head, in base64. */
    signature: fixed(requiredLine('Signature of the server', 88)),
  },
  { deletable: false },
)
export type BaselineRow = RowOf<typeof baselineRow>
