import { COMMENT_FIELDS } from '@/lib/domain/comment/comment-field'
import { derived, fixed, instant, lasting, optionalChoice, optionalInstant, reference, references, requiredProse } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

export const COMMENT_MAX = 5_000
export const MENTIONS_MAX = 50

/** What somebody said about a failure mode, and whom they meant by it. */
export const commentRow = defineRow('comment', 'comment', {
  failureModeId: fixed(reference('Failure mode', 'failure-mode')),
  // Null for the failure mode as a whole. A row from an event of before there were such comments has none.
  field: fixed(optionalChoice('Field', COMMENT_FIELDS)),
  authorId: derived(lasting(reference('Author', 'membership'))),
  text: requiredProse('Comment', COMMENT_MAX),
  mentions: lasting(references('Mentioned', 'membership', MENTIONS_MAX)),
  postedAt: derived(instant('Posted')),
  editedAt: derived(optionalInstant('Edited')),
})
export type CommentRow = RowOf<typeof commentRow>
