'use client'

import { useDeferredValue, useMemo } from 'react'
import { listOpenLines } from '@/lib/domain/coverage/open-lines'
import { lineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { nowIso } from '@/lib/kernel/clock'
import { present } from '@/lib/kernel/assert'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** The open failure modes of the room, worst first. A change is shown at once where rows are few, and after what is typed where they are many. */
export function useOpenLines(): WorksheetLine[] {
  const { rows } = useRoomView()
  const registerId = present(useRoomStore().registerId, 'coverage is shown in the room of a register')
  const shown = useDeferredValue(rows)
  return useMemo(() => listOpenLines(shown, lineContext(shown, registerId, nowIso().slice(0, 10))), [shown, registerId])
}
