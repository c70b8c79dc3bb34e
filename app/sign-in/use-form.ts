'use client'

import { useState, type FormEvent } from 'react'

/** What was wrong with what was sent; the shape that every action answers with. */
export interface FormProblem {
  message: string
  problems: readonly { path: string; message: string; hint?: string }[]
}

const LOST: FormProblem = {
  message: 'Eyes Open cannot be reached. What you typed is still here: try again in a moment.',
  problems: [],
}

/**
 * Sends a form's fields and keeps what comes back. What was typed stays, but passwords go, and the first field with a problem gets the
 * focus. `send` returns what went wrong, or null.
 */
export function useForm(send: (fields: Record<string, string>) => Promise<FormProblem | null>) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<FormProblem | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    setPending(true)
    setProblem(null)
    const found = await send(readFields(form)).catch(() => LOST)
    setPending(false)
    setProblem(found)
    if (found) recover(form, found)
  }
  const fieldProblem = (name: string) => {
    const own = problem?.problems.find(({ path }) => path === name)
    return own ? [own.message, own.hint].filter(Boolean).join(' ') : null
  }
  /** What belongs to no field of the form. */
  const general = (names: readonly string[]) => (problem && !problem.problems.some(({ path }) => names.includes(path)) ? problem.message : null)
  return { pending, submit, fieldProblem, general }
}

function readFields(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

function recover(form: HTMLFormElement, { problems }: FormProblem): void {
  const inputs = [...form.querySelectorAll('input')]
  for (const input of inputs) if (input.type === 'password') input.value = ''
  const first = inputs.find(({ name }) => problems.some(({ path }) => path === name)) ?? inputs.find(({ type }) => type === 'password')
  first?.focus()
}
