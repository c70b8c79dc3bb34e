'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '../../sign-in/use-form'
import { enterMeeting, goAsMember } from './join-guest-actions'

/** Asks for a name and goes in. */
export function GuestNameForm({ secret }: { secret: string }) {
  const form = useForm(async ({ name = '' }) => {
    const answer = await enterMeeting({ secret, name })
    if (!answer.ok) return answer.error
    window.location.assign('/guest')
    return null
  })
  const problem = form.general(['name'])
  return (
    <form {...form.parts} className="grid gap-4">
      {problem && <Notice tone="error" title={problem} live />}
      <TextField
        label="Your name"
        name="name"
        hint="Everybody in this meeting sees it."
        problem={form.fieldProblem('name')}
        autoComplete="name"
        autoFocus
        required
        maxLength={80}
      />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          Join the meeting
        </Button>
      </div>
    </form>
  )
}

/** For a member of this workspace who has another one open. */
export function GoAsMember({ secret, path }: { secret: string; path: string }) {
  const form = useForm(async () => {
    const answer = await goAsMember({ secret })
    if (!answer.ok) return answer.error
    window.location.assign(path)
    return null
  })
  return (
    <form {...form.parts} className="grid gap-4">
      <Notice title="You are a member here." actions={<Button type="submit" variant="primary" pending={form.pending}>Go to the meeting</Button>}>
        You join with your own account and roles, so you need no name.
      </Notice>
    </form>
  )
}
