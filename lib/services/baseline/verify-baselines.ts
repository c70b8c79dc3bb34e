import type { KeyObject } from 'node:crypto'
import { baselineRow, type BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { sayBaseline } from '@/lib/domain/baseline/signed-statement'
import { sameValue, type Row, type Value } from '@/lib/domain/row/change'
import { listBaselineChanges, listBaselines, readBaselineTexts } from '@/lib/data/baselines'
import type { Asking } from '@/lib/data/reading'
import { isSignedBy } from '@/lib/data/signing-key'
import { digestText } from '@/lib/services/baseline/baseline-digest'

export interface BaselineFinding {
  record: string
  message: string
}

/** Checks the baselines of a register: each against the events that tell of it, its signature, and its texts against their digests. */
export async function verifyBaselines(asking: Asking, registerId: string, keys: ReadonlyMap<string, KeyObject>): Promise<{ count: number; findings: BaselineFinding[] }> {
  const told = await readTold(asking, registerId)
  const rows = new Map((await listBaselines(asking, registerId)).map((row) => [row.id, row]))
  const findings: BaselineFinding[] = []
  for (const [id, said] of told) {
    const row = rows.get(id)
    const record = `baseline ${String(said.number)}`
    if (row) findings.push(...checkTold(record, row, said), ...(await checkFrozen(asking, { registerId, record, row }, keys)))
    else findings.push({ record, message: 'the events tell of it, and it is gone.' })
  }
  for (const { id, number } of rows.values()) if (!told.has(id)) findings.push({ record: `baseline ${number}`, message: 'no event tells of it.' })
  return { count: rows.size, findings }
}

/** The baselines of a register as its events tell of them, in their order. */
async function readTold(asking: Asking, registerId: string): Promise<Map<string, Row>> {
  const told = new Map<string, Row>()
  for (const { id, field, after } of await listBaselineChanges(asking, registerId)) {
    if (field === null) told.set(id, after as Row)
    else told.set(id, { ...told.get(id), id, [field]: after as Value })
  }
  return told
}

function checkTold(record: string, row: BaselineRow, said: Row): BaselineFinding[] {
  const values: Record<string, Value> = { ...row }
  return Object.entries(baselineRow.fields).flatMap(([name, { label }]) =>
    sameValue(values[name], said[name]) ? [] : [{ record, message: `${label.toLowerCase()} is not what its event says.` }],
  )
}

async function checkFrozen(asking: Asking, { registerId, record, row }: { registerId: string; record: string; row: BaselineRow }, keys: ReadonlyMap<string, KeyObject>): Promise<BaselineFinding[]> {
  const key = keys.get(row.keyId)
  const statement = sayBaseline({ workspaceId: asking.workspaceId, registerId }, row)
  const signature = !key ? 'it is signed with a key that this server does not know.' : isSignedBy(key, statement, row.signature) ? null : 'its signature does not fit what it says.'
  const texts = await readBaselineTexts(asking, registerId, row.id)
  const wrong = [
    signature,
    texts ? null : 'what it froze is gone.',
    texts && digestText(texts.rows) !== row.digest ? 'the frozen rows do not give their digest.' : null,
    texts && digestText(texts.content) !== row.contentDigest ? 'the frozen content does not give its digest.' : null,
  ]
  return wrong.flatMap((message) => (message === null ? [] : [{ record, message }]))
}
