'use client'

import { useState } from 'react'
import { sendCommand, type Answer } from '@/lib/live/client/command-sender'
import { useRoomStore } from '@/lib/live/client/room'
import { newId } from '@/lib/kernel/ids'
import type { Value } from '@/lib/domain/row/change'

/** How long it waits before it asks again with the same id. */
const AGAIN_MS = 1_000

/** Sends a command whose rows come from the server alone, so that there is nothing to show before it has answered; again until it has. */
export function useLateCommand() {
  const { registerId } = useRoomStore()
  const [isSending, setSending] = useState(false)
  const send = async (verb: string, input: Value | object): Promise<Exclude<Answer, { ok: 'unreached' }>> => {
    setSending(true)
    const envelope = { commandId: newId(), verb, registerId: registerId ?? undefined, input }
    let answer = await sendCommand(envelope)
    while (answer.ok === 'unreached') {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      answer = await sendCommand(envelope)
    }
    setSending(false)
    return answer
  }
  return { send, isSending }
}
