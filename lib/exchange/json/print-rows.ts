import { REGISTER_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { Row } from '@/lib/domain/row/change'
import type { RenderOrder } from '@/lib/exchange/render/render-order'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Of the workspace's own rows, those that a register points at. */
const WORKSPACE_KINDS = ['scoring-policy', 'owner-role'] as const satisfies readonly RowKind[]

/**
 * The live rows of a register with their ids, and the scoring policies and owner roles of its workspace, as canonical JSON: equal registers give
 * equal bytes but for the event number. Rows stand in the order of their ids.
 */
export function printRows({ code, rows, facts }: Pick<RenderOrder, 'code' | 'rows' | 'facts'>): string {
  const kinds = [...WORKSPACE_KINDS, ...REGISTER_ROW_KINDS].filter((kind) => rows[kind] !== undefined)
  const tables = [...kinds].sort().map((kind) => `${JSON.stringify(kind)}:[${inOrder(rows[kind] ?? []).map(printRow).join(',')}]`)
  const head = canonicalJson({ code, eventNumber: facts.eventNumber, format: 'eyes-open/register', formatVersion: 1 })
  return `${head.slice(0, -1)},"rows":{${tables.join(',')}}}\n`
}

/** A row as `canonicalJson` prints it: its members are plain values, so the names of its fields in order are all that has to be done. */
function printRow(row: Row): string {
  return JSON.stringify(row, Object.keys(row).sort())
}

function inOrder(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.deletedAt === null).sort((a, b) => (a.id < b.id ? -1 : 1))
}
