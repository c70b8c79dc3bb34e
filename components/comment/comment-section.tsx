'use client'

import { useEffect, useState } from 'react'
import { CommentComposer } from '@/components/comment/comment-composer'
import { CommentItem } from '@/components/comment/comment-item'
import { listComments } from '@/components/comment/list-comments'
import { PresenceMark } from '@/components/room/presence-place'
import { Button } from '@/components/ui/button'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Comments that are shown at first; earlier ones wait behind a button. */
const SHOWN = 20

/** What people say about a failure mode and each of its fields, oldest first, and the place to say more. */
export function CommentSection({ row }: { row: FailureModeRow }) {
  const { rows } = useRoomView()
  const mayComment = useRoomStore().may('comment') && row.deletedAt === null
  const comments = listComments(rows, row.id)
  const [all, setAll] = useState(false)
  const earlier = all ? 0 : Math.max(0, comments.length - SHOWN)
  useLinkedComment(setAll)
  return (
    <section aria-label="Comments" data-column="comments" className={comments.length === 0 ? 'print:hidden' : undefined}>
      <h2 id="comments-title" className="mb-3 flex items-baseline text-lg font-semibold">
        Comments
        {comments.length > 0 && <span className="tabular ml-2 text-sm font-normal text-muted">{comments.length}</span>}
        <span className="ml-2">
          <PresenceMark failureModeId={row.id} column="comments" />
        </span>
      </h2>
      <div className="grid gap-4">
        {earlier > 0 && (
          <div>
            <Button size="small" variant="quiet" className="-ml-2" onClick={() => setAll(true)}>
              Show {earlier} earlier
            </Button>
          </div>
        )}
        {comments.length > 0 && (
          <ol className="grid gap-4">
            {comments.slice(earlier).map((comment) => (
              <CommentItem key={comment.id} comment={comment} readOnly={!mayComment} />
            ))}
          </ol>
        )}
        {comments.length === 0 && !mayComment && <p className="text-faint">Nobody has said anything yet.</p>}
        {mayComment && <CommentComposer failureModeId={row.id} />}
        {!mayComment && row.deletedAt === null && <p className="text-sm text-muted print:hidden">Your role reads comments and does not write them.</p>}
      </div>
    </section>
  )
}

/** A link to one comment finds it also among the earlier ones, and after the rows came behind the page. */
function useLinkedComment(showAll: (all: boolean) => void): void {
  useEffect(() => {
    if (!location.hash.startsWith('#comment-')) return
    showAll(true)
    requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' }))
  }, [showAll])
}
