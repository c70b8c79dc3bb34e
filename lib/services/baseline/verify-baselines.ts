import type { KeyObject } from 'node:crypto'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { sayBaseline } from '@/lib/domain/baseline/signed-statement'
import { listBaselines, readBaselineTexts } from '@/lib/data/baselines'
import type { Asking } from '@/lib/data/reading'
import { isSignedBy } from '@/lib/data/signing-key'
import { digestLargeText } from '@/lib/services/baseline/baseline-digest'
import { checkTold, readTold, type RecordFinding } from '@/lib/services/baseline/told-rows'

/** Checks the baselines of a register: each against the events that tell of it, its signature, and its texts against their digests. */
export async function verifyBaselines(asking: Asking, registerId: string, keys: ReadonlyMap<string, KeyObject>): Promise<{ count: number; findings: RecordFinding[] }> {
  const told = await readTold(asking, registerId, ['baseline'])
  const rows = new Map((await listBaselines(asking, registerId)).map((row) => [row.id, row]))
  const findings: RecordFinding[] = []
  for (const [id, said] of told) {
    const row = rows.get(id)
    const record = `baseline ${String(said.row.number)}`
    if (row) findings.push(...checkTold(record, said, row), ...(await checkFrozen(asking, { registerId, record, row }, keys)))
    else findings.push({ record, message: 'the events tell of it, and it is gone.' })
  }
  for (const { id, number } of rows.values()) if (!told.has(id)) findings.push({ record: `baseline ${number}`, message: 'no event tells of it.' })
  return { count: rows.size, findings }
}

async function checkFrozen(asking: Asking, { registerId, record, row }: { registerId: string; record: string; row: BaselineRow }, keys: ReadonlyMap<string, KeyObject>): Promise<RecordFinding[]> {
  const key = keys.get(row.keyId)
  const statement = sayBaseline({ workspaceId: asking.workspaceId, registerId }, row)
  const signature = !key ? 'it is signed with a key that this server does not know.' : isSignedBy(key, statement, row.signature) ? null : 'its signature does not fit what it says.'
  const texts = await readBaselineTexts(asking, registerId, row.id)
  const wrong = [
    signature,
    texts ? null : 'what it froze is gone.',
    texts && (await digestLargeText(texts.rows)) !== row.digest ? 'the frozen rows do not give their digest.' : null,
    texts && (await digestLargeText(texts.content)) !== row.contentDigest ? 'the frozen content does not give its digest.' : null,
  ]
  return wrong.flatMap((message) => (message === null ? [] : [{ record, message }]))
}
