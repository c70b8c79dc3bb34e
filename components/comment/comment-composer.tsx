'use client'

import { useState } from 'react'
import { MentionTextArea } from '@/components/comment/mention-text-area'
import { useDraft, type Draft } from '@/components/comment/use-draft'
import { useMentions } from '@/components/comment/use-mentions'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import type { CommentField } from '@/lib/domain/comment/comment-field'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

interface CommentComposerProps {
  failureModeId: string
  /** The field that it is about, with its name for people; the failure mode as a whole without them. */
  field?: CommentField
  label?: string
  autoFocus?: boolean
}

/** Writes a comment. It is shown as soon as it is sent; a refusal brings the text back. */
export function CommentComposer({ failureModeId, field, label, autoFocus }: CommentComposerProps) {
  const { act } = useActions()
  const { people, toFields } = useMentions()
  const { draft, setDraft, send } = useDraft(['comment-draft', failureModeId, ...(field ? [field] : [])].join(' '))
  const [refused, setRefused] = useState<string | null>(null)
  const isEmpty = draft.text.trim() === ''
  const words = label ? `Comment on ${label.toLowerCase()}` : 'Write a comment'
  const post = async (sent: Draft) => {
    setRefused(null)
    const outcome = await act('comment.add', { rows: [{ id: newId(), failureModeId, field: field ?? null, ...toFields(sent) }] }, { quiet: true })
    if (!outcome.ok) setRefused(describeRefusal(outcome.refusal))
    return outcome.ok
  }
  const sendIt = () => {
    if (!isEmpty) void send(post)
  }
  return (
    <div className="grid gap-2 print:hidden">
      <MentionTextArea
        label={words}
        hideLabel
        placeholder={`${words}. @ mentions somebody.`}
        draft={draft}
        onChange={setDraft}
        onSend={sendIt}
        people={people}
        problem={refused}
        autoFocus={autoFocus}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-xs text-muted">
          Everybody in the workspace can read it.<span className="pointer-coarse:hidden"> Ctrl+Enter sends.</span>
        </p>
        <Button size="small" className="ml-auto" variant={isEmpty ? 'secondary' : 'primary'} disabled={isEmpty} onClick={sendIt} title="Ctrl+Enter sends">
          Comment
        </Button>
      </div>
    </div>
  )
}
