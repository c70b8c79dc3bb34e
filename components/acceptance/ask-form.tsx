'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import { ACCEPTANCE_TEXT_MAX, EXPIRY_DAYS_MAX } from '@/lib/domain/acceptance/acceptance-words'
import { decidersOf, rolesThatAccept } from '@/lib/domain/acceptance/approver-roles'
import { addDays } from '@/lib/domain/action/due'
import type { Score } from '@/lib/domain/scoring/score'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomView } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'

interface AskFormProps {
  failureModeId: string
  score: Score & { state: 'scored' }
  today: string
  onDone: () => void
}

/** How far away the day is that the form proposes. */
const PROPOSED_DAYS = 90

/** Why, under which conditions and until when one would live with a failure mode; and who will be asked. */
export function AskForm({ failureModeId, score, today, onDone }: AskFormProps) {
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const [given, setGiven] = useState({ reason: '', conditions: '', expiresOn: addDays(today, PROPOSED_DAYS) })
  const [problem, setProblem] = useState<{ path: string; message: string } | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isSending) return
    if (given.reason.trim() === '') return setProblem({ path: 'reason', message: 'Say why one can live with it.' })
    const answer = await send('acceptance.ask', { id: newId(), failureModeId, ...given })
    if (answer.ok === false) return setProblem({ path: answer.refusal.problems[0]?.path ?? '', message: describeRefusal(answer.refusal) })
    toast.show({ message: 'Asked. It stays an open risk until somebody has accepted it.' })
    onDone()
  }
  const at = (path: string) => (problem?.path === path ? problem.message : null)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextArea
        label="Reason"
        hint="Why it is better to live with this risk than to treat it now."
        required
        rows={3}
        maxLength={ACCEPTANCE_TEXT_MAX}
        value={given.reason}
        onChange={(event) => setGiven({ ...given, reason: event.target.value })}
        problem={at('reason')}
      />
      <TextArea
        label="Conditions"
        hint="What must stay true meanwhile. May be empty."
        rows={2}
        maxLength={ACCEPTANCE_TEXT_MAX}
        value={given.conditions}
        onChange={(event) => setGiven({ ...given, conditions: event.target.value })}
        problem={at('conditions')}
      />
      <TextField
        label="Until"
        hint="The last day on which it holds, in UTC; a year at most."
        type="date"
        required
        min={addDays(today, 1)}
        max={addDays(today, EXPIRY_DAYS_MAX)}
        value={given.expiresOn}
        onChange={(event) => setGiven({ ...given, expiresOn: event.target.value })}
        problem={at('expiresOn')}
      />
      <WhoDecides score={score} today={today} />
      {problem && !['reason', 'conditions', 'expiresOn'].includes(problem.path) && <Notice tone="error" live title={problem.message} />}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={isSending}>
          Ask for acceptance
        </Button>
      </div>
    </form>
  )
}

/** Who may accept such a risk, by role; whoever asks is none of them. */
function WhoDecides({ score, today }: Pick<AskFormProps, 'score' | 'today'>) {
  const { rows, reader } = useRoomView()
  const roles = rolesThatAccept(rows, score.band)
  const named = roles.map(({ id, name }) => `${name} (${decidersOf(rows, id, { askedById: reader.membershipId ?? '' }, today).map((one) => one.name).join(', ') || 'nobody else today'})`)
  if (named.length === 0) return <Notice tone="warning" title={`No role may accept a ${score.band} risk.`}>Administrators say so on the page of the people, beside the owner roles.</Notice>
  return (
    <p className="text-sm text-muted">
      A {score.band} risk is accepted by {named.join(' or ')}. You cannot accept what you ask for.
    </p>
  )
}
