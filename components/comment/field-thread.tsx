'use client'

import { useEffect, useRef, type KeyboardEvent } from 'react'
import { CommentComposer } from '@/components/comment/comment-composer'
import { CommentItem } from '@/components/comment/comment-item'
import { listFieldComments } from '@/components/comment/list-comments'
import { threadButtonId, threadId, useFieldThreads } from '@/components/comment/field-threads'
import { IconButton } from '@/components/ui/icon-button'
import { readCommentField, type CommentField } from '@/lib/domain/comment/comment-field'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

interface FieldThreadProps {
  failureModeId: string
  column: string
  /** Name of the field for people. */
  label: string
}

/** What is said about one field, beneath the field while its button is pressed; nothing otherwise. */
export function FieldThread({ failureModeId, column, label }: FieldThreadProps) {
  const { open } = useFieldThreads()
  const field = readCommentField(column)
  if (field === null || open?.field !== field) return null
  return <OpenThread {...{ failureModeId, field, label }} led={open.led} key={String(open.led)} />
}

function OpenThread({ failureModeId, field, label, led }: Omit<FieldThreadProps, 'column'> & { field: CommentField; led: boolean }) {
  const { rows } = useRoomView()
  const { close } = useFieldThreads()
  const mayComment = useRoomStore().may('comment') && rows.get('failure-mode', failureModeId)?.deletedAt === null
  const comments = listFieldComments(rows, failureModeId, field)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!led) return
    box.current?.closest('[data-column]')?.scrollIntoView({ block: 'center' })
    box.current?.focus({ preventScroll: true })
  }, [led])
  const closeHere = () => {
    close()
    document.getElementById(threadButtonId(field))?.focus()
  }
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    closeHere()
  }
  return (
    <section
      ref={box}
      id={threadId(field)}
      aria-label={`Comments on ${label.toLowerCase()}`}
      tabIndex={-1}
      onKeyDown={pressKey}
      className="mt-2 mb-1 grid gap-3 border-l-2 border-accent pl-3 outline-none print:hidden"
    >
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm font-medium">Comments on {label.toLowerCase()}</p>
        <IconButton icon="close" label={`Close the comments on ${label.toLowerCase()}`} onClick={closeHere} className="-my-1" />
      </div>
      {comments.length > 0 && (
        <ol className="grid gap-4">
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} readOnly={!mayComment} inThread />
          ))}
        </ol>
      )}
      {comments.length === 0 && <p className="text-sm text-muted">Nobody has said anything about this yet.</p>}
      {mayComment ? (
        <CommentComposer {...{ failureModeId, field, label }} autoFocus={!led} />
      ) : (
        <p className="text-sm text-muted">Your role reads comments and does not write them.</p>
      )}
    </section>
  )
}
