import type { CatalogueTable } from '@/scripts/data-model/catalogue-schema'

export interface PersonalDatum {
  table: string
  column: string
  /** "personal data", "personal data, pseudonymous" or "may hold personal data". */
  nature: string
  /** What is said of it, and how long it is kept. */
  retention: string
}

const MARK = /\[((?:may hold )?personal data[^:\]]*): ([^\]]+)\]/

/** The columns whose comments carry a mark such as `[personal data: kept one day]`, by table and place. */
export function listPersonalData(tables: readonly CatalogueTable[]): PersonalDatum[] {
  return tables.flatMap((table) =>
    table.columns.flatMap((column): PersonalDatum[] => {
      const found = MARK.exec(column.comment ?? '')
      return found ? [{ table: table.name, column: column.name, nature: found[1] ?? '', retention: found[2] ?? '' }] : []
    }),
  )
}
