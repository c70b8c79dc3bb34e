'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/web/define-action'

const LOST = 'Eyes Open cannot be reached. Nothing was changed: try again in a moment.'

interface ProviderButtonProps {
  label: string
  /** Answers with the address at the provider. */
  begin(): Promise<ActionResult<string>>
  isPrimary?: boolean
}

/** Leaves for the identity provider. */
export function ProviderButton({ label, begin, isPrimary }: ProviderButtonProps) {
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ message: string; hint?: string } | null>(null)
  const leave = async () => {
    if (isPending) return
    setPending(true)
    const answer = await begin().catch(() => null)
    if (answer?.ok) return window.location.assign(answer.value)
    setPending(false)
    setProblem(answer === null ? { message: LOST } : { message: answer.error.message, hint: answer.error.problems[0]?.hint })
  }
  return (
    <div className="grid justify-items-start gap-3">
      {problem && (
        <Notice tone="warning" title={problem.message} live>
          {problem.hint}
        </Notice>
      )}
      {/* A form, because a press that comes before the page can answer is kept for it. */}
      <form action={leave}>
        <Button type="submit" variant={isPrimary ? 'primary' : undefined} pending={isPending}>
          {label}
        </Button>
      </form>
    </div>
  )
}
