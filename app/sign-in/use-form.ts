'use client'

import { useRef, useState, type FormEvent } from 'react'

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
 * focus; `clears` empties a form that stays on its page when it is done. `send` returns what went wrong, or null. The form takes `parts`: without an action of ours a form that is sent before the page can
 * answer would go out as an address, its password in it; with one, React keeps it until the page can.
 */
export function useForm(send: (fields: Record<string, string>) => Promise<FormProblem | null>, { clears = false } = {}) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const element = useRef<HTMLFormElement>(null)

  const submit = async (data: FormData) => {
    if (pending) return
    const fields = readFields(data)
    setPending(true)
    setProblem(null)
    const found = await send(fields).catch(() => LOST)
    setPending(false)
    setProblem(found)
    if (!element.current) return
    if (found) recover(element.current, found, fields)
    else if (clears) element.current.reset()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void submit(new FormData(event.currentTarget))
  }
  // React empties a form when its action is over, so this one is over at once, and what comes back is written into the empty fields.
  const action = (data: FormData) => void submit(data)
  const fieldProblem = (name: string) => {
    const own = problem?.problems.find(({ path }) => path === name)
    return own ? [own.message, own.hint].filter(Boolean).join(' ') : null
  }
  /** What belongs to no field of the form. */
  const general = (names: readonly string[]) => (problem && !problem.problems.some(({ path }) => names.includes(path)) ? problem.message : null)
  return { pending, parts: { ref: element, onSubmit, action }, fieldProblem, general }
}

function readFields(data: FormData): Record<string, string> {
  return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

function recover(form: HTMLFormElement, { problems }: FormProblem, typed: Record<string, string>): void {
  const inputs = [...form.querySelectorAll('input')]
  for (const input of inputs) if (!input.readOnly) input.value = input.type === 'password' ? '' : (typed[input.name] ?? input.value)
  const first = inputs.find(({ name }) => problems.some(({ path }) => path === name)) ?? inputs.find(({ type }) => type === 'password')
  first?.focus()
}
