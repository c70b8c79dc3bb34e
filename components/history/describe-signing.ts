import type { ChangeWords } from '@/components/history/change-words'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { MEANING_WORDS, type Meaning } from '@/lib/domain/signature/signature-words'

const KINDS: readonly RowKind[] = ['review', 'review-place', 'delegation', 'signature', 'refusal']

/** A change of what is about signing, in words; null for what another change of the event says, undefined for other kinds. */
export function describeSigning(change: Change, rows: RowSet): ChangeWords | null | undefined {
  if (!KINDS.includes(change.kind)) return undefined
  if (change.field !== null) return { what: change.kind === 'review' ? 'Review taken back' : 'Delegation ended' }
  const { kind, after } = change
  if (kind === 'review-place') return { what: 'Asked to sign', after: String(after.roleName) }
  if (kind === 'review') return { what: `Review of ${baselineOf(after, rows)} asked` }
  if (kind === 'delegation') return { what: `May sign as ${nameOf('owner-role', after.ownerRoleId, rows)}`, after: `${nameOf('membership', after.toMembershipId, rows)}, ${String(after.validFrom)} to ${String(after.validTo)}` }
  const who = `${String(after.signerName)} as ${String(after.roleName)}`
  if (kind === 'refusal') return { what: `${capitalise(baselineOf(after, rows))} refused`, after: `${who}: ${String(after.reason)}` }
  return { what: `${capitalise(baselineOf(after, rows))} signed`, after: `${who}: ${MEANING_WORDS[after.meaning as Meaning].toLowerCase()}` }
}

function baselineOf(row: Row, rows: RowSet): string {
  const number = rows.get('baseline', String(row.baselineId))?.number
  return number === undefined ? 'a baseline' : `baseline ${number}`
}

function nameOf(kind: 'owner-role' | 'membership', id: unknown, rows: RowSet): string {
  return rows.get(kind, String(id))?.name ?? 'somebody'
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
