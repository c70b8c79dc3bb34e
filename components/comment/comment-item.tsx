'use client'

import { useRef, useState } from 'react'
import { CommentEditor } from '@/components/comment/comment-editor'
import { useFieldThreads } from '@/components/comment/field-threads'
import { describeCommentField } from '@/components/comment/field-words'
import { useMentions } from '@/components/comment/use-mentions'
import { MarkdownText } from '@/components/room/markdown-text'
import { useActions } from '@/components/room/room-actions'
import { Avatar } from '@/components/ui/avatar'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { RelativeTime } from '@/components/ui/relative-time'
import { describeInstant } from '@/components/ui/age-words'
import { isAuthor, mayRemoveComment } from '@/lib/domain/comment/comment-commands'
import type { CommentField } from '@/lib/domain/comment/comment-field'
import type { CommentRow } from '@/lib/domain/comment/comment-rows'
import { replaceMentions } from '@/lib/domain/comment/mentions'
import { useRoomView } from '@/lib/live/client/room'

interface CommentItemProps {
  comment: CommentRow
  readOnly: boolean
  /** Beneath the field that it is about, which then need not be said; it also stands among all others, where links lead. */
  inThread?: boolean
}

/** One comment: who, when, about what; its author edits it, its author or an administrator deletes it. */
export function CommentItem({ comment, readOnly, inThread = false }: CommentItemProps) {
  const { act } = useActions()
  const { reader } = useRoomView()
  const { nameOf } = useMentions()
  const [editing, setEditing] = useState(false)
  const line = useRef<HTMLLIElement>(null)
  const author = nameOf(comment.authorId) ?? 'Somebody who has left'
  const by = reader.membershipId === null ? null : { membershipId: reader.membershipId, roles: reader.roles }
  const isMine = by !== null && isAuthor(comment, by)
  const stopEditing = () => {
    setEditing(false)
    requestAnimationFrame(() => line.current?.focus())
  }
  const remove = () => void act('comment.delete', { ids: [comment.id] }, { done: isMine ? 'Deleted your comment.' : `Deleted a comment of ${author}.` })
  const items: MenuItem[] = [
    ...(isMine ? [{ label: 'Edit', icon: 'edit' as const, onSelect: () => setEditing(true) }] : []),
    ...(by !== null && mayRemoveComment(comment, by) ? [{ label: 'Delete', icon: 'trash' as const, danger: true, onSelect: remove }] : []),
  ]
  return (
    <li
      ref={line}
      id={inThread ? undefined : `comment-${comment.id}`}
      tabIndex={-1}
      className="grid outline-none scroll-mt-6 grid-cols-[auto_minmax(0,1fr)] gap-x-3 target:bg-accent-soft"
    >
      <Avatar name={author} decorative />
      <article aria-label={`Comment of ${author}`}>
        <div className="flex min-h-7 items-center gap-2 text-sm">
          <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-muted">
            <span className="font-medium text-ink">{author}</span>
            {!inThread && comment.field && <AboutField field={comment.field} />}
            <span>
              <span aria-hidden="true">· </span>
              <RelativeTime at={comment.postedAt} />
              {comment.editedAt && <span title={describeInstant(comment.editedAt)}> · edited</span>}
            </span>
          </p>
          {!readOnly && !editing && items.length > 0 && (
            <span className="ml-auto print:hidden">
              <Menu label={`More for the comment of ${author}`} icon="more" iconOnly items={items} />
            </span>
          )}
        </div>
        {editing ? <CommentEditor comment={comment} onStop={stopEditing} /> : <CommentText text={comment.text} nameOf={nameOf} />}
      </article>
    </li>
  )
}

/** Which field it is about, and the way there. */
function AboutField({ field }: { field: CommentField }) {
  const { lead } = useFieldThreads()
  const label = describeCommentField(field)
  return (
    <span>
      on{' '}
      <button
        type="button"
        onClick={() => lead(field)}
        title={`Go to ${label}`}
        className="text-accent underline-offset-2 hover:underline pointer-coarse:-my-3 pointer-coarse:min-h-11 print:text-muted"
      >
        {label}
      </button>
    </span>
  )
}

/** The text with each mention under the name that its member carries today. */
function CommentText({ text, nameOf }: { text: string; nameOf: (id: string) => string | null }) {
  const shown = replaceMentions(text, (id, written) => `**@${escapeMarkdown(nameOf(id) ?? written)}**`)
  return (
    <div className="[&_p+p]:mt-2">
      <MarkdownText text={shown} inline />
    </div>
  )
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+.!|~&-]/g, '\\$&')
}
