import { makePlan, type Plan, type PlanRow } from '@/lib/domain/worksheet/clipboard/plan'
import { planRow } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { planText, planValue } from '@/lib/domain/worksheet/clipboard/plan-cell'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { findColumn } from '@/lib/domain/worksheet/columns'
import type { ChainValue } from '@/lib/domain/worksheet/parse-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import { present } from '@/lib/kernel/assert'

/** One column that a bulk edit writes, as plain text: a status, a category's title, a level. */
export interface BulkValue {
  column: string
  text: string
}

/** Writes the same values into some lines: several columns at once where one needs the other, as a closing needs its reason. */
export function planBulk(lines: readonly WorksheetLine[], values: readonly BulkValue[], source: SheetSource): Plan {
  const columns = values.map(({ column, text }) => ({ column: present(findColumn(column), `a column ${column}`), text }))
  return makePlan(lines.map((line) => planRow(line, columns.map(({ column, text }) => planText(column, line, text, source)), source)))
}

/** Puts a role into one part of the owner chain of some lines; the other parts stay. Without a role the part is emptied. */
export function planBulkOwner(lines: readonly WorksheetLine[], roleId: string | null, part: OwnerPart, source: SheetSource): Plan {
  const column = present(findColumn('owner'), 'a column of owners')
  const name = source.names.roles.find(({ id }) => id === roleId)?.name ?? ''
  const rows = lines.map((line) => {
    const chain = withOwner(line.owners, roleId, part)
    return planRow(line, [planValue(column, line, name, { kind: 'owners', chain }, source)], source)
  })
  return makePlan(rows)
}

const PARTS: readonly OwnerPart[] = ['accountable', 'joint', 'escalation', 'awareness']

function withOwner(owners: readonly ChainValue[], roleId: string | null, part: OwnerPart): ChainValue[] {
  const others = owners.filter((link) => link.part !== part && (roleId === null || link.roleId !== roleId)).map(({ roleId: id, text, part: own }) => ({ roleId: id, text, part: own }))
  if (roleId === null) return others
  const place = others.findIndex((link) => PARTS.indexOf(link.part) > PARTS.indexOf(part))
  return others.toSpliced(place === -1 ? others.length : place, 0, { roleId, text: null, part })
}

/** Links some lines to a control. A line that has it already is left as it is. */
export function planBulkControl(lines: readonly WorksheetLine[], controlId: string, source: SheetSource): Plan {
  const control = source.rows.get('control', controlId)
  const isGone = !control || control.deletedAt !== null
  const problem = isGone ? { message: 'This control is not here any more.', hint: 'Choose another one.' } : null
  const links = new Set(source.rows.where('control-link', 'controlId', controlId).flatMap((link) => (link.deletedAt === null ? [link.failureModeId] : [])))
  return makePlan(lines.map((line): PlanRow => ({ ...emptyRow(line), problem, ...(links.has(line.id) ? {} : { controlId }) })))
}

/** Deletes some lines. */
export function planBulkDelete(lines: readonly WorksheetLine[]): Plan {
  return makePlan(lines.map((line): PlanRow => ({ ...emptyRow(line), remove: true })))
}

function emptyRow(line: WorksheetLine): PlanRow {
  return { id: line.id, line, cells: [], problem: null, missing: false }
}
