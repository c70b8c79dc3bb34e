'use client'

import { CellPopover } from '@/components/worksheet/cell-popover'
import { ListEditor } from '@/components/worksheet/list-editor'
import { ManyEditor } from '@/components/worksheet/many-editor'
import { RoleEditor } from '@/components/worksheet/role-editor'
import { StatusEditor } from '@/components/worksheet/status-editor'
import { LongTextEditor, TextEditor } from '@/components/worksheet/text-editor'
import { Icon } from '@/components/ui/icon'
import { LEVELS } from '@/lib/domain/scoring/factor'
import { RUBRIC } from '@/lib/domain/scoring/rubric'
import type { Column } from '@/lib/domain/worksheet/columns'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What is being edited in a cell. */
export interface CellEdit {
  /** What stood there when the editing began, which is what the new value replaces. */
  before: string
  /** What the editor begins with: the value, nothing (the pressed key goes into it), or what was refused. */
  draft: string
  /** Why the value that was to be committed cannot be read, and what would be right. */
  problem: string | null
  /** Words to choose from, where the column has a closed set of the register's own. */
  options: readonly string[]
}

interface CellEditorProps {
  column: Column
  line: WorksheetLine
  edit: CellEdit
}

/** The editor of a cell, by what its column holds, over the cell. */
export function CellEditor(props: CellEditorProps) {
  const { column, edit } = props
  return (
    <CellPopover minWidth={minWidthOf(column)} className="rounded-sm outline-2 -outline-offset-2 outline-accent">
      <EditorOf {...props} />
      {edit.problem && (
        <p role="alert" className="flex max-w-md items-start gap-1.5 px-2.5 pb-2 text-xs text-danger">
          <Icon name="error" size={14} className="mt-0.5 shrink-0" />
          {edit.problem}
        </p>
      )}
    </CellPopover>
  )
}

function EditorOf({ column, line, edit }: CellEditorProps) {
  switch (column.kind) {
    case 'long-text':
      return <LongTextEditor label={column.label} edit={edit} />
    case 'one-of':
      return <StatusEditor line={line} label={column.label} edit={edit} />
    case 'category':
      return <ListEditor label={column.label} edit={edit} options={edit.options.map((value) => ({ value, label: value }))} />
    case 'factor':
      return <ListEditor label={column.label} edit={edit} options={levelOptions(column)} />
    case 'many-of':
      return <ManyEditor label={column.label} edit={edit} options={column.options ?? []} />
    case 'owners':
    case 'role':
      return <RoleEditor label={column.label} edit={edit} isChain={column.kind === 'owners'} />
    default:
      return <TextEditor label={column.label} edit={edit} isNumber={column.kind === 'number'} />
  }
}

function levelOptions({ factor }: Column) {
  if (!factor) return []
  return [...LEVELS.map((level) => ({ value: String(level), label: `${level} ${RUBRIC[factor][level]}` })), { value: '', label: 'Not scored' }]
}

function minWidthOf({ kind }: Column): number {
  if (kind === 'long-text') return 420
  return kind === 'owners' || kind === 'role' || kind === 'category' ? 280 : kind === 'factor' || kind === 'many-of' ? 230 : 120
}
