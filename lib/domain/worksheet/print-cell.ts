import { coverageOf } from '@/lib/domain/worksheet/filter-match'
import type { Column, LinesKind } from '@/lib/domain/worksheet/columns'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'

/** Where the texts of a line come from that the line itself does not hold; undefined means not in hand. */
export interface CellTexts {
  text(failureModeId: string, field: keyof FailureModeRow & string): string | null | undefined
  lines(failureModeId: string, kind: LinesKind): readonly string[] | undefined
}

/** A cell as plain text, as it is copied, read aloud and typed again; null when its text is not in hand. */
export function printCell(column: Column, line: WorksheetLine, texts: CellTexts): string | null {
  switch (column.kind) {
    case 'long-text':
      return column.field ? (orNull(texts.text(line.id, column.field)) ?? null) : ''
    case 'lines':
      return column.linesKind ? (texts.lines(line.id, column.linesKind)?.join('\n') ?? null) : ''
    default:
      return printSlimCell(column, line)
  }
}

function orNull(text: string | null | undefined): string | undefined {
  return text === null ? '' : text
}

/** A cell of a column that is neither a long text nor a list of lines. */
export function printSlimCell(column: Column, line: WorksheetLine): string {
  const { kind, stage = 'current', factor, controlType } = column
  const score = line.scores[stage]
  switch (kind) {
    case 'factor':
      return factor ? String(line.factors[stage][factor] ?? '') : ''
    case 'score':
      return score.state === 'scored' ? String(score.number) : ''
    case 'band':
      return score.state === 'scored' ? score.band : ''
    case 'owners':
      return line.ownerLine
    case 'category':
      return line.categoryTitle
    case 'role':
      return line.hardStopAuthority ?? ''
    case 'many-of':
      return (column.id === 'promise' ? line.promise : line.failureClass).join(', ')
    case 'controls':
      return controlType ? printControls(line, controlType) : ''
    case 'date':
      return (column.id === 'due' ? line.due : line.updatedAt?.slice(0, 10)) ?? ''
    default:
      return printScalar(column, line)
  }
}

function printControls(line: WorksheetLine, type: keyof WorksheetLine['controls']): string {
  const { existing, planned } = line.controls[type]
  if (coverageOf(line.controls[type]) === 'missing') return 'missing'
  return [existing > 0 ? `${existing} existing` : '', planned > 0 ? `${planned} planned` : ''].filter(Boolean).join(', ')
}

function printScalar({ id }: Column, line: WorksheetLine): string {
  switch (id) {
    case 'code':
      return line.code
    case 'title':
      return line.title
    case 'component':
      return line.component ?? ''
    case 'layer':
      return line.layer ?? ''
    case 'status':
      return line.status.replaceAll('-', ' ')
    case 'responseWindow':
      return String(line.responseWindow ?? '')
    case 'responseLabel':
      return line.responseLabel ?? ''
    default:
      return ''
  }
}
