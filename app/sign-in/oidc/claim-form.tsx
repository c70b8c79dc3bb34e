'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '../use-form'
import { claimOwnAccount } from './oidc-actions'

/** For somebody whose address at the provider has an account here that no login opens yet. */
export function ClaimForm({ email, providerName }: { email: string; providerName: string }) {
  const form = useForm(async ({ password = '' }) => {
    const answer = await claimOwnAccount({ password })
    if (!answer.ok) return answer.error
    window.location.replace(answer.value)
    return null
  })
  const problem = form.general(['password'])
  return (
    <form {...form.parts} className="grid gap-4">
      <Notice title={`${email} has an account here.`}>
        If it is yours, type its password once. From then on your login at {providerName} opens it, and so does the password.
      </Notice>
      {problem && <Notice tone="error" title={problem} live />}
      <TextField label="E-mail" name="username" type="email" value={email} readOnly autoComplete="username" />
      <TextField
        label="Password"
        name="password"
        type="password"
        hint="The one for Eyes Open, asked this once."
        problem={form.fieldProblem('password')}
        autoComplete="current-password"
        required
        maxLength={200}
        autoFocus
      />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          Link and sign in
        </Button>
      </div>
    </form>
  )
}
