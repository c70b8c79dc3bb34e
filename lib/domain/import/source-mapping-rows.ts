import { derived, instant, lasting, reference, requiredLine } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

/** Most characters of a kept mapping. */
export const MAPPING_MAX = 40_000

/**
 * How the columns of one source are read, as somebody mapped them by hand. Its id is made of the headers (`source-mapping-id.ts`), so that the next
 * file with the same ones finds it. The mapping is one text, because it is changed as a whole: `kept-mapping.ts` reads and writes it.
 */
export const sourceMappingRow = defineRow('source-mapping', 'mapping of a source', {
  name: requiredLine('Source', 300),
  plan: requiredLine('Columns', MAPPING_MAX),
  keptById: derived(lasting(reference('Mapped by', 'membership'))),
  keptAt: derived(instant('Mapped')),
})
export type SourceMappingRow = RowOf<typeof sourceMappingRow>
