import { listInOrder, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'
import type { Value } from '@/lib/domain/row/change'
import type { CellNames } from '@/lib/domain/worksheet/parse-cell'
import type { CellTexts } from '@/lib/domain/worksheet/print-cell'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What a plan needs to know of the register around the cells. */
export interface SheetSource {
  rows: RowReader
  names: CellNames
  /** The stored value of a field; undefined when it is not in hand, as long texts of a slim row are. */
  value(failureModeId: string, field: keyof FailureModeRow & string): Value | undefined
  /** Id of the live failure mode with a code, or undefined. */
  idOfCode(code: string): string | undefined
  /** Category of new rows that name none; null in a register without categories. */
  newCategoryId: string | null
  /** How many live failure modes the register holds. */
  total: number
  newId(): string
}

/**
 * The source of a plan over rows of which some may be slim: a field that a row lacks is not in hand. `lines` are all lines of the register;
 * `newCategoryId` is where new rows go that name no category, the first one unless given.
 */
export function sheetSource(rows: RegisterRows, lines: readonly WorksheetLine[], newId: () => string, newCategoryId: string | null = null): SheetSource {
  const byCode = new Map(lines.map(({ code, id }) => [code, id]))
  const names = cellNames(rows)
  return {
    rows,
    names,
    newCategoryId: newCategoryId ?? names.categories[0]?.id ?? null,
    value: (id, field) => storedValue(rows, id, field),
    idOfCode: (code) => byCode.get(code),
    total: lines.length,
    newId,
  }
}

/** The categories and owner roles that cells may name. */
export function cellNames(rows: RegisterRows): CellNames {
  const categories = listInOrder<'category'>(rows.all('category')).map(({ id, title }) => ({ id, title }))
  const roles = listInOrder<'owner-role'>(rows.all('owner-role')).map(({ id, name }) => ({ id, name }))
  return { categories, roles }
}

function storedValue(rows: RowReader, id: string, field: keyof FailureModeRow & string): Value | undefined {
  // A slim row has the type of a whole one and lacks some of its fields.
  const row: Partial<FailureModeRow> = rows.get('failure-mode', id) ?? {}
  return row[field]
}

/** The texts of cells over rows of which some may be slim. */
export function cellTexts(rows: RowReader): CellTexts {
  return {
    text: (id, field) => {
      const value = storedValue(rows, id, field)
      return typeof value === 'string' || value === null ? value : undefined
    },
    // Where a long text is left out, the rows of texts are too.
    lines: (id, kind) =>
      storedValue(rows, id, 'scenario') === undefined ? undefined : listInOrder<typeof kind>(rows.where(kind, 'failureModeId', id)).map(({ text }) => text),
  }
}
