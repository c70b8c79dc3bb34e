'use client'

import { useState } from 'react'
import { MentionTextArea } from '@/components/comment/mention-text-area'
import { useDraft, type Draft } from '@/components/comment/use-draft'
import { useMentions } from '@/components/comment/use-mentions'
import { describeRefusal, useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { newId } from '@/lib/kernel/ids'

/** Writes a comment. It is shown as soon as it is sent; a refusal brings the text back. */
export function CommentComposer({ failureModeId }: { failureModeId: string }) {
  const { act } = useActions()
  const { people, toFields } = useMentions()
  const { draft, setDraft, send } = useDraft(`comment-draft ${failureModeId}`)
  const [refused, setRefused] = useState<string | null>(null)
  const isEmpty = draft.text.trim() === ''
  const post = async (sent: Draft) => {
    setRefused(null)
    const outcome = await act('comment.add', { rows: [{ id: newId(), failureModeId, ...toFields(sent) }] }, { quiet: true })
    if (!outcome.ok) setRefused(describeRefusal(outcome.refusal))
    return outcome.ok
  }
  const sendIt = () => {
    if (!isEmpty) void send(post)
  }
  return (
    <div className="grid gap-2 print:hidden">
      <MentionTextArea
        label="Write a comment"
        hideLabel
        placeholder="Write a comment. @ mentions somebody."
        draft={draft}
        onChange={setDraft}
        onSend={sendIt}
        people={people}
        problem={refused}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-xs text-muted">Everybody in the workspace can read it. Ctrl+Enter sends.</p>
        <Button size="small" variant={isEmpty ? 'secondary' : 'primary'} disabled={isEmpty} onClick={sendIt} title="Ctrl+Enter sends">
          Comment
        </Button>
      </div>
    </div>
  )
}
