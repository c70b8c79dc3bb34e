import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import type { FocusKind } from '@/lib/domain/workshop/workshop-words'

/** What everybody is pointed at. */
export interface Focus {
  kind: FocusKind
  /** The id of the row, or the name of the part. */
  id: string
}

/** What everybody is pointed at now; null for nothing. */
export function focusOf({ focusKind, focusId }: Pick<WorkshopRow, 'focusKind' | 'focusId'>): Focus | null {
  return focusKind === null || focusId === null ? null : { kind: focusKind, id: focusId }
}
