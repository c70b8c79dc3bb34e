'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '../sign-in/use-form'
import { changeOwnPassword } from './account-actions'

/** The present password and the next one. The hidden address tells password managers whose it is. */
export function PasswordChangeForm({ email }: { email: string }) {
  const [isChanged, setChanged] = useState(false)
  const router = useRouter()
  const change = async ({ current = '', next = '' }) => {
    setChanged(false)
    const answer = await changeOwnPassword({ current, next })
    if (!answer.ok) return answer.error
    setChanged(true)
    router.refresh()
    return null
  }
  const form = useForm(change, { clears: true })
  const problem = form.general(['current', 'next'])
  return (
    <form {...form.parts} className="grid max-w-md gap-4">
      {isChanged && <Notice tone="success" title="The password is changed. All your other sessions have ended." live />}
      {problem && <Notice tone="error" title={problem} live />}
      <input type="email" name="username" value={email} readOnly hidden autoComplete="username" />
      <TextField
        label="Present password"
        name="current"
        type="password"
        problem={form.fieldProblem('current')}
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <TextField
        label="New password"
        name="next"
        type="password"
        hint="At least 12 characters; a few words are easy to remember."
        problem={form.fieldProblem('next')}
        autoComplete="new-password"
        required
        maxLength={200}
      />
      <div>
        <Button type="submit" pending={form.pending}>
          Change the password
        </Button>
      </div>
    </form>
  )
}
