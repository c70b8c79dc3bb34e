import * as z from 'zod/mini'
import { keepInTab, readShapeFromTab } from '@/components/workshop/tab-storage'
import { MEANINGS } from '@/lib/domain/signature/signature-words'

const draftSchema = z.object({ ids: z.object({ commandId: z.uuid(), id: z.uuid() }), meaning: z.nullable(z.enum(MEANINGS)), comment: z.string() })

/** What somebody wrote beside a signature before they left for the identity provider. */
export type SignDraft = z.infer<typeof draftSchema>

const keyOf = (placeId: string) => `eyes-open.sign.${placeId}`

/** Keeps what was written for one place of a review in this tab; null forgets it. */
export function keepSignDraft(placeId: string, draft: SignDraft | null): void {
  keepInTab(keyOf(placeId), draft === null ? '' : JSON.stringify(draft))
}

/** What this tab keeps for a place of a review, or null. */
export function readSignDraft(placeId: string): SignDraft | null {
  return readShapeFromTab(keyOf(placeId), draftSchema)
}
