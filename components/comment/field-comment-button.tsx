'use client'

import { listFieldComments } from '@/components/comment/list-comments'
import { threadButtonId, threadId, useFieldThreads } from '@/components/comment/field-threads'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { readCommentField } from '@/lib/domain/comment/comment-field'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

interface FieldCommentButtonProps {
  failureModeId: string
  /** The column of the worksheet, or field of the page. */
  column: string
  /** Name of the field for people. */
  label: string
}

/** Opens what is said about one field, beneath it. It says how many there are; where there are none it appears with the field's other tools. */
export function FieldCommentButton({ failureModeId, column, label }: FieldCommentButtonProps) {
  const { rows } = useRoomView()
  const { open, toggle } = useFieldThreads()
  const mayComment = useRoomStore().may('comment') && rows.get('failure-mode', failureModeId)?.deletedAt === null
  const field = readCommentField(column)
  const count = field === null ? 0 : listFieldComments(rows, failureModeId, field).length
  if (field === null || (count === 0 && !mayComment)) return null
  const isOpen = open?.field === field
  const name = count === 0 ? `Comment on ${label.toLowerCase()}` : `Comments on ${label.toLowerCase()}: ${count}`
  return (
    <button
      type="button"
      id={threadButtonId(field)}
      title={name}
      aria-label={name}
      aria-expanded={isOpen}
      aria-controls={isOpen ? threadId(field) : undefined}
      onClick={() => toggle(field)}
      className={joinClasses(
        'tabular inline-flex h-6 min-w-6 shrink-0 items-center justify-center gap-1 rounded-md align-middle text-xs transition-colors duration-100',
        'hover:bg-sunk hover:text-ink pointer-coarse:-my-2.5 pointer-coarse:h-11 pointer-coarse:min-w-11 print:hidden',
        isOpen ? 'bg-sunk text-ink' : 'text-muted',
        count > 0 && 'px-1 font-medium',
        count === 0 && !isOpen && 'opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
      )}
    >
      <Icon name="comment" />
      {count > 0 && count}
    </button>
  )
}
