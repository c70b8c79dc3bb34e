'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextField } from '@/components/ui/text-field'
import type { FormProblem } from '../sign-in/use-form'
import { useForm } from '../sign-in/use-form'
import { linkLogin, unlinkLogin } from './account-actions'

interface ProviderLinkProps {
  providerName: string
  email: string
  /** ISO time in UTC; null where no login of the provider opens the account. */
  linkedAt: string | null
  hasPassword: boolean
}

/** Lets one's login at the provider open one's account, or ends that. */
export function ProviderLink({ providerName, email, linkedAt, hasPassword }: ProviderLinkProps) {
  const router = useRouter()
  const link = async (password: string) => {
    const answer = await linkLogin({ password })
    if (!answer.ok) return answer.error
    window.location.assign(answer.value)
    return null
  }
  const unlink = async (password: string) => {
    const answer = await unlinkLogin({ password })
    if (!answer.ok) return answer.error
    router.refresh()
    return null
  }
  return (
    <div className="grid max-w-md gap-4">
      {linkedAt !== null && (
        <p className="text-base">
          Linked <RelativeTime at={linkedAt} />. {hasPassword ? 'Unlinking ends all your other sessions.' : 'It is the only way into your account, so it stays.'}
        </p>
      )}
      {linkedAt === null && !hasPassword && <p className="text-base">No login is linked, and your account has no password. Before this session ends, ask an administrator to invite you under another address.</p>}
      {hasPassword && (
        <PasswordGate
          key={linkedAt}
          email={email}
          label={linkedAt === null ? `Link my login at ${providerName}` : `Unlink my login at ${providerName}`}
          variant={linkedAt === null ? 'secondary' : 'danger'}
          send={linkedAt === null ? link : unlink}
        />
      )}
    </div>
  )
}

interface PasswordGateProps {
  email: string
  label: string
  variant: 'secondary' | 'danger'
  send(password: string): Promise<FormProblem | null>
}

/** A button behind one's password. */
function PasswordGate({ email, label, variant, send }: PasswordGateProps) {
  const form = useForm(({ password = '' }) => send(password), { clears: true })
  const problem = form.general(['password'])
  return (
    <form {...form.parts} className="grid gap-4">
      {problem && <Notice tone="error" title={problem} live />}
      <input type="email" name="username" value={email} readOnly hidden autoComplete="username" />
      <TextField
        label="Password for Eyes Open"
        name="password"
        type="password"
        hint="Typed again, so that nobody else changes what opens your account."
        problem={form.fieldProblem('password')}
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <div>
        <Button type="submit" variant={variant} pending={form.pending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
