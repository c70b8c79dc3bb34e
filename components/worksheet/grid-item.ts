import type { GridRowKind } from '@/components/worksheet/grid-place'
import type { LineSection } from '@/lib/domain/worksheet/group'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** Where a failure mode that is typed in the grid goes. */
export interface AddPlace {
  categoryId: string
  categoryTitle: string
  /** The line that it stands behind; null for the end of the category. */
  after: WorksheetLine | null
  /** What is in it at the beginning: a title that was refused. */
  title?: string
}

/** What the rows of the grid hold, in their order; the head is not among them. */
export type GridItem =
  | { kind: 'group'; key: string; section: LineSection; isFolded: boolean }
  | { kind: 'line'; key: string; line: WorksheetLine }
  | { kind: 'add'; key: string; place: AddPlace }

/** Height of a row in pixels; fingers get more. */
export const ROW_HEIGHTS = { fine: { head: 36, group: 42, line: 34, add: 36 }, coarse: { head: 46, group: 52, line: 46, add: 48 } } as const satisfies Record<
  'fine' | 'coarse',
  Record<GridRowKind, number>
>

/** Key of the head among the keys of rows. */
export const HEAD_KEY = 'head'
