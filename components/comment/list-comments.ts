import type { CommentField } from '@/lib/domain/comment/comment-field'
import type { CommentRow } from '@/lib/domain/comment/comment-rows'
import type { RowSet } from '@/lib/domain/row/row-set'

/** The live comments on a failure mode, oldest first. */
export function listComments(rows: RowSet, failureModeId: string): CommentRow[] {
  return rows
    .where('comment', 'failureModeId', failureModeId)
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => (a.postedAt === b.postedAt ? (a.id < b.id ? -1 : 1) : a.postedAt < b.postedAt ? -1 : 1))
}

/** Those of them that are about one field. */
export function listFieldComments(rows: RowSet, failureModeId: string, field: CommentField): CommentRow[] {
  return listComments(rows, failureModeId).filter((comment) => comment.field === field)
}
