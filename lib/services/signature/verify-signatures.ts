import type { KeyObject } from 'node:crypto'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { sayRefusal, saySignature } from '@/lib/domain/signature/sealed-statement'
import type { SignatureRow } from '@/lib/domain/signature/signature-rows'
import type { Asking } from '@/lib/data/reading'
import { isSignedBy } from '@/lib/data/signing-key'
import { checkTold, readTold, type RecordFinding, type ToldRow } from '@/lib/services/baseline/told-rows'
import type { LoadedRows } from '@/lib/services/loaded-rows'
import { loadReviews } from '@/lib/services/signature/load-reviews'

type SigningKind = 'review' | 'review-place' | 'delegation' | 'signature' | 'refusal'
const KINDS = ['review', 'review-place', 'delegation', 'signature', 'refusal'] as const satisfies readonly RowKind[]

/** Checks what people signed and refused in a register, and what asked them to: each against the events that tell of it, its seal, and the baseline. */
export async function verifySignatures(asking: Asking, registerId: string, keys: ReadonlyMap<string, KeyObject>): Promise<{ count: number; findings: RecordFinding[] }> {
  const [told, rows] = [await readTold(asking, registerId, KINDS), await loadReviews(asking, registerId)]
  const place = { workspaceId: asking.workspaceId, registerId }
  const findings = [...told.values()].flatMap((said) => checkSaid(said, rows))
  for (const kind of KINDS) {
    for (const { id } of rows.all(kind)) if (!told.has(id)) findings.push({ record: nameOf(kind, rows.get(kind, id), rows), message: 'no event tells of it.' })
  }
  for (const row of rows.all('signature')) findings.push(...checkSeal(nameOf('signature', row, rows), row, saySignature(place, row), keys), ...checkDigests(row, rows))
  for (const row of rows.all('refusal')) findings.push(...checkSeal(nameOf('refusal', row, rows), row, sayRefusal(place, row), keys))
  return { count: rows.all('signature').length, findings }
}

function checkSaid(said: ToldRow, rows: LoadedRows): RecordFinding[] {
  const kind = said.kind as SigningKind
  const record = nameOf(kind, said.row, rows)
  const row = rows.get(kind, said.row.id)
  return row ? checkTold(record, said, row) : [{ record, message: 'the events tell of it, and it is gone.' }]
}

/** What is wrong with the seal of a record, which says a statement. */
export function checkSeal(record: string, { keyId, seal }: { keyId: string; seal: string }, statement: string, keys: ReadonlyMap<string, KeyObject>): RecordFinding[] {
  const key = keys.get(keyId)
  if (!key) return [{ record, message: 'it is sealed with a key that this server does not know.' }]
  return isSignedBy(key, statement, seal) ? [] : [{ record, message: 'its seal does not fit what it says.' }]
}

function checkDigests(row: SignatureRow, rows: LoadedRows): RecordFinding[] {
  const baseline = rows.get('baseline', row.baselineId)
  if (!baseline || (baseline.digest === row.digest && baseline.contentDigest === row.contentDigest)) return []
  return [{ record: nameOf('signature', row, rows), message: 'it is over other digests than its baseline has.' }]
}

/** A record as a report names it, such as "signature of SRE Lead on baseline 2". */
function nameOf(kind: SigningKind, row: object | undefined, rows: LoadedRows): string {
  const { baselineId, roleName, reviewId } = { baselineId: undefined, roleName: undefined, reviewId: undefined, ...row }
  const of = String(baselineId ?? (reviewId === undefined ? '' : rows.get('review', String(reviewId))?.baselineId) ?? '')
  const baseline: BaselineRow | undefined = rows.get('baseline', of)
  const words = { review: 'review', 'review-place': 'place in a review', delegation: 'delegation', signature: 'signature', refusal: 'refusal' }[kind]
  return `${words}${roleName === undefined ? '' : ` of ${String(roleName)}`}${baseline ? ` on baseline ${baseline.number}` : ''}`
}
