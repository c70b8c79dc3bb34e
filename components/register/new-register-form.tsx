'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { TextField } from '@/components/ui/text-field'
import { sendCommand } from '@/lib/live/client/command-sender'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

/** Starts an empty register: a code, a title, and the sections and categories of a pre-mortem. */
export function NewRegisterForm() {
  const router = useRouter()
  const [code, setCode] = useState('')
  const [title, setTitle] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  // One id for the form: pressing twice, or again after a lost answer, makes one register.
  const [ids] = useState(() => ({ commandId: newId(), registerId: newId() }))
  const [attempt, setAttempt] = useState(ids)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await sendCommand({ ...attempt, verb: 'register.create', input: { code: code.trim(), title: title.trim() } })
    setBusy(false)
    if (answer.ok === true) return router.push(`/registers/${encodeURIComponent(code.trim())}`)
    if (answer.ok === 'unreached') {
      return setRefusal({ code: 'failed', message: 'Nobody answered. Nothing is lost: try again.', problems: [] })
    }
    setRefusal(answer.refusal)
    setAttempt({ commandId: newId(), registerId: newId() })
  }
  const problemOf = (field: string) => refusal?.problems.find((problem) => problem.path === field)?.message
  return (
    <div className="max-w-xl">
      <PageHeader
        above={<Breadcrumbs crumbs={[{ label: 'Registers', href: '/registers' }, { label: 'New' }]} />}
        title="New register"
        description="It begins with the sections of a pre-mortem and five categories; all of it can be changed."
      />
      <form onSubmit={(event) => void submit(event)} className="grid gap-5" noValidate>
        {refusal && problemOf('code') === undefined && problemOf('title') === undefined && <Notice tone="error" live title={describeRefusal(refusal)} />}
        <TextField
          label="Code"
          hint="Short and never reused, such as D10. Scenarios are numbered after it: D10-01."
          className="max-w-48"
          maxLength={40}
          autoFocus
          value={code}
          problem={problemOf('code')}
          onChange={(event) => setCode(event.target.value)}
        />
        <TextField label="Title" hint="The system or scope that may fail." maxLength={300} value={title} problem={problemOf('title')} onChange={(event) => setTitle(event.target.value)} />
        <div>
          <Button type="submit" variant="primary" pending={busy}>
            Start the register
          </Button>
        </div>
      </form>
    </div>
  )
}
