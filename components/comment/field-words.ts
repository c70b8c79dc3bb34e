import { columnLabel } from '@/components/room/presence-columns'
import type { CommentField } from '@/lib/domain/comment/comment-field'
import { historyPart } from '@/lib/domain/failure-mode/history-part'

/** The field that a comment is about, within a sentence; an assessed one with its stage: “cause”, “impact, inherent”. */
export function describeCommentField(field: CommentField): string {
  const part = historyPart(field)
  const label = (columnLabel(field) ?? field).toLowerCase()
  return part?.of === 'assessments' ? `${label}, ${part.stage}` : label
}
