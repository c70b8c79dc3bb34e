import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { FieldShape } from '@/lib/domain/row/field'
import { isRegisterRowKind, type RowKind } from '@/lib/domain/row/row-kinds'

/** Where a kind of row is stored: its table and, for every field, the column and its type. */
export interface RowTable {
  kind: RowKind
  table: string
  /** Rows of a register's stream carry the register's id, the register itself excepted. */
  inRegister: boolean
  deletable: boolean
  columns: { field: string; column: string; type: string; read: string }[]
}

const TYPES: Record<FieldShape, string> = {
  line: 'text',
  prose: 'text',
  blocks: 'text',
  choice: 'text',
  choices: 'text[]',
  number: 'integer',
  numbers: 'integer[]',
  reference: 'uuid',
  references: 'uuid[]',
  date: 'date',
  instant: 'timestamptz',
  order: 'text',
}

/** Column name of a field: camelCase to snake_case. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

// Days and times travel as ISO text, so that a row is plain JSON and no time zone of a process can move a day.
function readExpression(column: string, shape: FieldShape): string {
  if (shape === 'date') return `to_char(t.${column}, 'YYYY-MM-DD')`
  if (shape === 'instant') return `to_char(t.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return `t.${column}`
}

const tables = new Map<RowKind, RowTable>()

/** The table of a kind of row. All names come from the catalogue, never from an input. */
export function tableOf(kind: RowKind): RowTable {
  const known = tables.get(kind)
  if (known) return known
  const definition = definitionOf(kind)
  const columns = Object.entries(definition.fields).flatMap(([field, { shape }]) => {
    if (field === 'deletedAt' && !definition.deletable) return []
    const column = columnOf(field)
    return [{ field, column, type: TYPES[shape], read: readExpression(column, shape) }]
  })
  const table: RowTable = {
    kind,
    table: kind.replaceAll('-', '_'),
    inRegister: isRegisterRowKind(kind) && kind !== 'register',
    deletable: definition.deletable,
    columns,
  }
  tables.set(kind, table)
  return table
}
