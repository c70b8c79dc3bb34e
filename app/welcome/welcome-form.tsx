'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { startSession } from '../sign-in/start-session'
import { useForm } from '../sign-in/use-form'
import { claim } from './claim'

const FIELDS = ['code', 'workspaceName', 'name', 'email', 'password']

/** The first administrator and, where there is none, the first workspace. */
export function WelcomeForm({ asksForWorkspace }: { asksForWorkspace: boolean }) {
  const form = useForm(async ({ code = '', workspaceName = '', name = '', email = '', password = '' }) => {
    const answer = await claim({ code, workspaceName, name, email, password })
    if (!answer.ok) return answer.error
    return startSession('password', { email, password }, '/')
  })
  const problem = form.general(FIELDS)
  return (
    <form {...form.parts} className="grid gap-4">
      {problem && <Notice tone="error" title={problem} live />}
      <TextField
        label="Setup code"
        name="code"
        hint="The start printed it where Eyes Open runs, so that nobody else can be faster than you."
        problem={form.fieldProblem('code')}
        autoComplete="off"
        required
        maxLength={40}
        autoFocus
      />
      {asksForWorkspace && (
        <TextField
          label="Name of the workspace"
          name="workspaceName"
          hint="Your team or company; everybody in it sees all its registers."
          problem={form.fieldProblem('workspaceName')}
          required
          maxLength={120}
        />
      )}
      <TextField label="Your name" name="name" problem={form.fieldProblem('name')} autoComplete="name" required maxLength={120} />
      <TextField label="E-mail" name="email" type="email" hint="You will sign in with it." problem={form.fieldProblem('email')} autoComplete="username" required maxLength={254} />
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
        <Button type="submit" variant="primary" pending={form.pending}>
          Set up and sign in
        </Button>
      </div>
    </form>
  )
}
