'use client'

import { useState, type FormEvent } from 'react'
import { useVerb } from '@/components/owners/use-verb'
import { describeDay } from '@/components/ui/age-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import type { HandOverView } from '@/lib/domain/owners/owner-view'

/** Hand-overs that wait for the reader, those that the reader waits for, and what became of the last ones. */
export function HandOverList({ handOvers }: { handOvers: readonly HandOverView[] }) {
  return (
    <section aria-labelledby="hand-overs">
      <h2 id="hand-overs" className="mb-2 text-lg font-semibold">
        Hand-overs
      </h2>
      <ul className="border-y">
        {handOvers.map((one) => (
          <li key={one.id} className="border-b py-3 last:border-b-0">
            {one.state === 'asked' && one.mine === 'receiver' && <Asked handOver={one} />}
            {one.state === 'asked' && one.mine !== 'receiver' && <Waiting handOver={one} />}
            {one.state !== 'asked' && <p className="text-sm text-muted">{describeAnswer(one)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asked({ handOver }: { handOver: HandOverView }) {
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const { run, pending, problem } = useVerb()
  const { id, roleName, from, askedBy, day, failureModes } = handOver
  const refuse = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') void run('hand-over.refuse', { id, reason })
  }
  return (
    <div className="grid gap-2">
      <p>
        <strong className="font-medium">{askedBy ?? 'The command line'}</strong> asks you to take over{' '}
        <strong className="font-medium">{roleName}</strong>
        {askedBy !== from && ` from ${from}`}, from {describeDay(day)} on.
        <span className="block text-sm text-muted">
          It answers for {failureModes === 1 ? '1 open failure mode' : `${failureModes.toLocaleString('en')} open failure modes`}. Until you accept, nothing
          changes.
        </span>
      </p>
      {problem && <Notice tone="error" live title={problem} />}
      {refusing ? (
        <form onSubmit={refuse} className="flex flex-wrap items-end gap-2">
          <TextField label="Why not?" required maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} className="min-w-56 flex-1" />
          <Button type="submit" variant="danger" pending={pending}>
            Refuse {roleName}
          </Button>
          <Button variant="quiet" onClick={() => setRefusing(false)}>
            Cancel
          </Button>
        </form>
      ) : (
        <div className="flex gap-2">
          <Button variant="primary" pending={pending} onClick={() => void run('hand-over.accept', { id })}>
            Accept<span className="sr-only"> {roleName}</span>
          </Button>
          <Button onClick={() => setRefusing(true)}>
            Refuse…<span className="sr-only"> {roleName}</span>
          </Button>
        </div>
      )}
    </div>
  )
}

function Waiting({ handOver: { id, roleName, from, to, day, mine } }: { handOver: HandOverView }) {
  const { run, pending, problem } = useVerb()
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
      <p>
        {to} was asked to take over {roleName}
        {mine !== 'giver' && ` from ${from}`} from {describeDay(day)} on, and has not answered yet.
      </p>
      <Button size="small" pending={pending} onClick={() => void run('hand-over.withdraw', { id })}>
        Take back<span className="sr-only"> the hand-over of {roleName}</span>
      </Button>
      {problem && <Notice tone="error" live title={problem} />}
    </div>
  )
}

function describeAnswer({ state, mine, roleName, from, to, reason }: HandOverView): string {
  const receiver = mine === 'receiver' ? 'You' : to
  const what = `${roleName}${mine === 'giver' ? '' : ` from ${from}`}`
  if (state === 'accepted') return `${receiver} took over ${what}.`
  if (state === 'refused') return `${receiver} refused ${what}: ${reason ?? ''}`
  if (state === 'withdrawn') return `The asking whether ${mine === 'receiver' ? 'you take' : `${to} takes`} over ${what} was taken back.`
  return `The asking whether ${mine === 'receiver' ? 'you take' : `${to} takes`} over ${what} is void: one of the two has left.`
}
