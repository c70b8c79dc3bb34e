import { z } from 'zod'
import { EDITED_CHANGES_MAX } from '@/lib/exchange/edited/shown-changes'

const taken = z.strictObject({
  id: z.string().min(1).max(300),
  /** What was seen when it was chosen; a change that is another one by now is not taken. */
  mark: z.string().regex(/^[0-9a-f]{16}$/, { error: 'Expected the mark of the change as it was shown.' }),
})

/** What a person chose for an edited document. */
export const editedChoiceSchema = z.strictObject({
  /** Name of the file; the history tells it. */
  name: z.string().trim().min(1).max(300),
  /** The register to compare with where the file does not say it; by default the one with the code of the document. */
  code: z.string().max(100).nullable().default(null),
  taken: z.array(taken).max(EDITED_CHANGES_MAX).default([]),
})
export type EditedChoice = z.infer<typeof editedChoiceSchema>
