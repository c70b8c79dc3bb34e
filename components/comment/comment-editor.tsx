'use client'

import { useState } from 'react'
import { MentionTextArea } from '@/components/comment/mention-text-area'
import { useMentions } from '@/components/comment/use-mentions'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import type { CommentRow } from '@/lib/domain/comment/comment-rows'
import type { Value } from '@/lib/domain/row/change'
import { describeRefusal } from '@/lib/live/client/refusal'

/** Edits one's own comment in its place. What was typed stays when the edit is refused. */
export function CommentEditor({ comment, onStop }: { comment: CommentRow; onStop: () => void }) {
  const { act } = useActions()
  const { people, toDraft, toFields } = useMentions()
  const [base, setBase] = useState(comment)
  const [draft, setDraft] = useState(() => toDraft(comment.text))
  const [refused, setRefused] = useState<string | null>(null)
  const save = async () => {
    if (draft.text.trim() === '') return setRefused('A comment must not be empty. Delete it instead.')
    const { text, mentions } = toFields(draft)
    const edit = (field: string, before: Value, after: Value) => ({ id: comment.id, field, before, after })
    const outcome = await act('comment.edit', { edits: [edit('text', base.text, text), edit('mentions', base.mentions, mentions)] }, { quiet: true })
    if (outcome.ok) return onStop()
    // Saving again writes over what stands now, as it does everywhere.
    setBase(comment)
    setRefused(describeRefusal(outcome.refusal))
  }
  return (
    <div className="grid gap-2 pt-1">
      <MentionTextArea
        label="Edit your comment"
        hideLabel
        autoFocus
        draft={draft}
        onChange={setDraft}
        onSend={() => void save()}
        onEscape={onStop}
        people={people}
        problem={refused}
      />
      <div className="flex items-center gap-2">
        <Button size="small" variant="primary" onClick={() => void save()} title="Ctrl+Enter saves">
          Save
        </Button>
        <Button size="small" variant="quiet" onClick={onStop}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
