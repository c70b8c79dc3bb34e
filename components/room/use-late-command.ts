'use client'

import { useState } from 'react'
import { sendCommand } from '@/lib/live/client/command-sender'
import { waitFor } from '@/lib/live/client/retry-pause'
import { useRoomStore } from '@/lib/live/client/room'
import { sendUntilAnswered, type Answered } from '@/lib/live/client/send-until-answered'
import { newId } from '@/lib/kernel/ids'
import type { Value } from '@/lib/domain/row/change'

/** Sends a command whose rows come from the server alone, so that there is nothing to show before it has answered; again until it has. */
export function useLateCommand() {
  const { registerId } = useRoomStore()
  const [isSending, setSending] = useState(false)
  const send = async (verb: string, input: Value | object): Promise<Answered> => {
    setSending(true)
    const envelope = { commandId: newId(), verb, registerId: registerId ?? undefined, input }
    const answer = await sendUntilAnswered({ send: sendCommand, wait: waitFor }, envelope)
    setSending(false)
    return answer
  }
  return { send, isSending }
}
