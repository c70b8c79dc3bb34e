'use client'

import { useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { startSession } from './start-session'

export interface ListedPerson {
  name: string
  email: string
  password: string
  roles: readonly string[]
  ownerRoles: readonly string[]
}

/** The demonstration's people, one press each. */
export function DemonstrationList({ people, next }: { people: readonly ListedPerson[]; next: string }) {
  const [pending, setPending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (email: string) => {
    if (pending !== null) return
    setPending(email)
    const found = await startSession('demonstration', { email }, next)
    setProblem(found?.message ?? null)
    if (found) setPending(null)
  }
  return (
    <div className="grid gap-3">
      {problem && <Notice tone="error" title={problem} live />}
      <ul className="divide-y border-y">
        {people.map((person) => (
          <li key={person.email} className="grid items-center gap-x-4 gap-y-1 py-1.5 sm:grid-cols-[1fr_17rem]">
            <PersonButton person={person} isPending={pending === person.email} onChoose={() => void choose(person.email)} />
            <p className="px-2 text-sm text-muted">
              Password <code className="font-mono text-ink select-all">{person.password}</code>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function PersonButton({ person, isPending, onChoose }: { person: ListedPerson; isPending: boolean; onChoose: () => void }) {
  const { name, roles, ownerRoles } = person
  return (
    // A form, because a press that comes before the page can answer is kept for it.
    <form action={onChoose} className="grid">
      <button type="submit" aria-busy={isPending || undefined} className="min-h-11 rounded-md px-2 py-1.5 text-left hover:bg-sunk">
        <span className="block text-base font-medium text-accent">{isPending ? `Signing in as ${name} …` : name}</span>
        <span className="block text-sm text-muted">{[...ownerRoles, roles.join(', ')].join(' · ')}</span>
      </button>
    </form>
  )
}
