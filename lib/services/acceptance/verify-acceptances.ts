import type { KeyObject } from 'node:crypto'
import type { AcceptanceDecisionRow } from '@/lib/domain/acceptance/acceptance-rows'
import { sayDecision, sayRequest } from '@/lib/domain/acceptance/acceptance-statement'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Asking } from '@/lib/data/reading'
import { loadStreamRows } from '@/lib/data/row-storage'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { checkTold, readTold, type RecordFinding } from '@/lib/services/baseline/told-rows'
import { LoadedRows } from '@/lib/services/loaded-rows'
import { checkSeal } from '@/lib/services/signature/verify-signatures'

const KINDS = ['acceptance', 'acceptance-decision'] as const satisfies readonly RowKind[]

/** Checks what was asked to be accepted in a register and what people decided: each against its events, decisions against their seal and the digest of what was asked. */
export async function verifyAcceptances(asking: Asking, registerId: string, keys: ReadonlyMap<string, KeyObject>): Promise<{ count: number; findings: RecordFinding[] }> {
  const [told, rows] = [await readTold(asking, registerId, KINDS), new LoadedRows()]
  rows.add(new Map(Object.entries(await loadStreamRows(asking, registerId, KINDS)) as [RowKind, Row[]][]))
  const findings = [...told.values()].flatMap(({ kind, row: said }): RecordFinding[] => {
    const [record, row] = [nameOf(kind, said, rows), rows.get(kind, said.id)]
    return row ? checkTold(record, { kind, row: said }, row) : [{ record, message: 'the events tell of it, and it is gone.' }]
  })
  for (const kind of KINDS) {
    for (const { id } of rows.all(kind)) if (!told.has(id)) findings.push({ record: nameOf(kind, rows.get(kind, id), rows), message: 'no event tells of it.' })
  }
  const decisions = rows.all('acceptance-decision')
  return { count: decisions.length, findings: [...findings, ...decisions.flatMap((row) => checkDecision(row, rows, { workspaceId: asking.workspaceId, registerId }, keys))] }
}

function checkDecision(row: AcceptanceDecisionRow, rows: LoadedRows, place: { workspaceId: string; registerId: string }, keys: ReadonlyMap<string, KeyObject>): RecordFinding[] {
  const record = nameOf('acceptance-decision', row, rows)
  const asked = rows.get('acceptance', row.acceptanceId)
  const isSame = asked !== undefined && digestText(sayRequest(place, asked)) === row.digest
  return [...checkSeal(record, row, sayDecision(place, row), keys), ...(isSame ? [] : [{ record, message: 'it is over another request than the one that is here.' }])]
}

/** A record as a report names it, such as "acceptance of D10-03 until 2026-12-31" or "decision of SRE Lead on the acceptance of D10-03 until 2026-12-31". */
function nameOf(kind: RowKind, row: object | undefined, rows: LoadedRows): string {
  const { acceptanceId, roleName, code, expiresOn } = { acceptanceId: undefined, roleName: undefined, code: undefined, expiresOn: undefined, ...row }
  const asked = kind === 'acceptance' ? { code: String(code), expiresOn: String(expiresOn) } : rows.get('acceptance', String(acceptanceId))
  const words = asked ? `acceptance of ${asked.code} until ${asked.expiresOn}` : 'acceptance that is gone'
  return kind === 'acceptance' ? words : `decision of ${String(roleName)} on the ${words}`
}
