import type { ControlType } from '@/lib/domain/control/control-words'
import type { ImportedState, TextTarget } from '@/lib/domain/import/column-target'
import type { Factor, Level, Stage } from '@/lib/domain/scoring/factor'

/** Something to say of one row of a source: an error keeps the row out, a warning does not. */
export interface RowProblem {
  severity: 'error' | 'warning'
  sheet: string | null
  /** As the person's own program numbers it. */
  row: number
  /** The header of the column, with its letter in a workbook; null where it is about the whole row. */
  column: string | null
  message: string
  /** What would make it right. */
  hint: string
}

export interface DraftScore {
  factor: Factor
  stage: Stage
  level: Level
  /** The header and the figure or word of the source, such as “Severity 7 of 1 to 10”. */
  source: string
}

/** What one failure mode of a source would become. What the source does not give is null or absent, never a default. */
export interface ImportDraft {
  row: number
  /** Rows that continue it. */
  continued: number[]
  reference: string | null
  title: string
  category: string | null
  component: string | null
  layer: string | null
  texts: Partial<Record<TextTarget, string>>
  signals: string[]
  owners: string[]
  controls: { type: ControlType; state: ImportedState; title: string }[]
  scores: DraftScore[]
  /** Columns without a home, each under its own header. */
  notes: { label: string; text: string }[]
}

/** A row that cannot become a failure mode as it stands. */
export interface RefusedRow {
  row: number
  problems: RowProblem[]
  /** What its cells would be after the repair that is offered: surplus cells joined, or the one cell read once more. */
  repair: { kind: 'join' | 'reread'; cells: string[] } | null
}
