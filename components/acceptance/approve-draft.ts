import * as z from 'zod/mini'
import { keepInTab, readShapeFromTab } from '@/components/workshop/tab-storage'

const draftSchema = z.object({ ids: z.object({ commandId: z.uuid(), id: z.uuid() }), reason: z.string() })

/** What somebody wrote beside their decision before they left for the identity provider. */
export type ApproveDraft = z.infer<typeof draftSchema>

const keyOf = (acceptanceId: string) => `eyes-open.accept.${acceptanceId}`

/** Keeps what was written beside a decision in this tab; null forgets it. */
export function keepApproveDraft(acceptanceId: string, draft: ApproveDraft | null): void {
  keepInTab(keyOf(acceptanceId), draft === null ? '' : JSON.stringify(draft))
}

/** What this tab keeps for a decision, or null. */
export function readApproveDraft(acceptanceId: string): ApproveDraft | null {
  return readShapeFromTab(keyOf(acceptanceId), draftSchema)
}
