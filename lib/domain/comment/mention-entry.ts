import type { CommentField } from '@/lib/domain/comment/comment-field'

/** A comment that mentions somebody, as a list of mentions shows it. */
export interface MentionEntry {
  commentId: string
  registerCode: string
  /** Code and title of the failure mode. */
  code: string
  title: string
  /** The field that it is about; null for the failure mode as a whole. */
  field: CommentField | null
  /** The text as people read it, mentions under their present names. */
  text: string
  author: string
  /** ISO time in UTC. */
  at: string
}

export interface MentionPage {
  entries: MentionEntry[]
  /** What to ask with for older ones; null when there are none. */
  next: string | null
}
