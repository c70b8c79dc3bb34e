'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { startSession } from '../../sign-in/start-session'
import { useForm } from '../../sign-in/use-form'
import { joinNew, joinOwn } from './join-actions'

const NAME_HINT = 'Everybody in the workspace sees it, also beside what you change.'

/** For somebody who is signed in with the invited address. */
export function JoinForm({ token, workspaceName, name }: { token: string; workspaceName: string; name: string }) {
  const form = useForm(async (fields) => {
    const answer = await joinOwn({ token, name: fields.name ?? '' })
    if (!answer.ok) return answer.error
    window.location.assign('/')
    return null
  })
  const problem = form.general(['name'])
  return (
    <form {...form.parts} className="grid gap-4">
      {problem && <Notice tone="error" title={problem} live />}
      <TextField label="Your name" name="name" hint={NAME_HINT} problem={form.fieldProblem('name')} defaultValue={name} autoComplete="name" required maxLength={120} />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          Join {workspaceName}
        </Button>
      </div>
    </form>
  )
}

/** For somebody who has no account yet. */
export function NewPersonForm({ token, email, isPrimary }: { token: string; email: string; isPrimary: boolean }) {
  const form = useForm(async ({ name = '', password = '' }) => {
    const answer = await joinNew({ token, name, password })
    if (!answer.ok) return answer.error
    return startSession('password', { email, password }, '/')
  })
  const problem = form.general(['name', 'password'])
  return (
    <form {...form.parts} className="grid gap-4">
      {problem && <Notice tone="error" title={problem} live />}
      <TextField label="E-mail" name="username" type="email" value={email} readOnly autoComplete="username" hint="You will sign in with it." />
      <TextField label="Your name" name="name" hint={NAME_HINT} problem={form.fieldProblem('name')} autoComplete="name" required maxLength={120} />
      <TextField
        label="Password"
        name="password"
        type="password"
        hint="At least 12 characters; a few words are easy to remember. Nobody else sees it."
        problem={form.fieldProblem('password')}
        autoComplete="new-password"
        required
        maxLength={200}
      />
      <div>
        <Button type="submit" variant={isPrimary ? 'primary' : 'secondary'} pending={form.pending}>
          Make an account and join
        </Button>
      </div>
    </form>
  )
}
