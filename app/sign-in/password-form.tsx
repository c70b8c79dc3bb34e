'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { startSession } from './start-session'
import { useForm } from './use-form'

/** E-mail and password. `next` is a path of our own. */
export function PasswordForm({ next, isPrimary }: { next: string; isPrimary: boolean }) {
  const form = useForm(({ email = '', password = '' }) => startSession('password', { email, password }, next))
  const problem = form.general([])
  return (
    <form {...form.parts} className="grid max-w-md gap-4">
      {problem && (
        <Notice tone="error" title={problem} live>
          Your e-mail is kept, the password is not.
        </Notice>
      )}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required maxLength={254} autoFocus={isPrimary} />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required maxLength={200} />
      <div>
        <Button type="submit" variant={isPrimary ? 'primary' : 'secondary'} pending={form.pending}>
          Sign in
        </Button>
      </div>
      <p className="text-xs text-muted">Forgotten the password? An administrator can end your membership and invite you anew under another address.</p>
    </form>
  )
}
