'use client'

import { useState, type FormEvent } from 'react'
import type { ActionAnswer, MadeInvitation } from '@/components/people/invitation-doors'
import { RoleCheckboxes } from '@/components/people/role-checkboxes'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import type { MemberRole } from '@/lib/domain/access/roles'

interface InviteFormProps {
  invite: (input: { email: string; roles: string[] }) => Promise<ActionAnswer<MadeInvitation>>
  onMade: (made: MadeInvitation) => void
}

/** Invites somebody by address and roles. What was typed stays until it was accepted. */
export function InviteForm({ invite, onMade }: InviteFormProps) {
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<MemberRole[]>(['contributor'])
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ path: string; text: string } | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    if (email.trim() === '') return setProblem({ path: 'email', text: 'Whom do you invite? Write the e-mail address.' })
    if (roles.length === 0) return setProblem({ path: 'roles', text: 'An invitation gives at least one role.' })
    setPending(true)
    setProblem(null)
    const answer = await invite({ email, roles }).catch(() => null)
    setPending(false)
    if (answer === null) return setProblem({ path: '', text: 'The server could not be reached. Nothing was sent; try again.' })
    if (!answer.ok) return setProblem(describeProblem(answer.error))
    setEmail('')
    onMade(answer.value)
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="grid max-w-3xl gap-4">
      <TextField
        label="E-mail of the person"
        type="email"
        autoComplete="off"
        maxLength={254}
        className="max-w-md"
        value={email}
        hint="Administrators see it here until the invitation is used; members never do."
        problem={problem?.path === 'email' ? problem.text : null}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RoleCheckboxes legend="Roles in this workspace" value={roles} onChange={setRoles} />
      {problem && problem.path !== 'email' && <Notice tone="error" live title={problem.text} />}
      <div>
        <Button type="submit" icon="plus" pending={pending}>
          Make an invitation
        </Button>
      </div>
    </form>
  )
}

function describeProblem(error: { message: string; problems: { path: string; hint?: string }[] }): { path: string; text: string } {
  const [first] = error.problems
  const hint = first?.hint ? ` ${first.hint}` : ''
  return { path: first?.path ?? '', text: error.message + hint }
}
