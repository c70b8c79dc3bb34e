'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sendCommand } from '@/lib/live/client/command-sender'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

const LOST = 'Eyes Open cannot be reached. Nothing was changed: try again in a moment.'

/** Asks for a verb from a page that is no live room, and shows the page anew when it is done. `run` says whether it was. */
export function useVerb() {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (verb: string, input: object, registerId?: string): Promise<boolean> => {
    setPending(true)
    const answer = await sendCommand({ commandId: newId(), verb, input, registerId })
    setPending(false)
    setProblem(answer.ok === true ? null : answer.ok === false ? describeRefusal(answer.refusal) : LOST)
    if (answer.ok === true) router.refresh()
    return answer.ok === true
  }
  return { run, pending, problem }
}
