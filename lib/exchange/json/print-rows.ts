import { REGISTER_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import type { Row } from '@/lib/domain/row/change'
import type { RenderOrder } from '@/lib/exchange/render/render-order'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Of the workspace's own rows, those that a register points at. */
const WORKSPACE_KINDS = ['scoring-policy', 'owner-role'] as const satisfies readonly RowKind[]

/**
 * The live rows of a register with their ids, and the scoring policies and owner roles of its workspace, as canonical JSON: equal registers give
 * equal bytes, but for the event number. Rows stand in the order of their ids.
 */
export function printRows({ code, rows, facts }: Pick<RenderOrder, 'code' | 'rows' | 'facts'>): string {
  const kinds = [...WORKSPACE_KINDS, ...REGISTER_ROW_KINDS].filter((kind) => rows[kind] !== undefined)
  const live = Object.fromEntries(kinds.map((kind) => [kind, inOrder(rows[kind] ?? [])]))
  return `${canonicalJson({ format: 'eyes-open/register', formatVersion: 1, code, eventNumber: facts.eventNumber, rows: live })}\n`
}

function inOrder(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.deletedAt === null).sort((a, b) => (a.id < b.id ? -1 : 1))
}
