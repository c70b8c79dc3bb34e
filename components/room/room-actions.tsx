'use client'

import { createContext, use, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useOfferActions } from '@/components/palette/palette-context'
import { useToast } from '@/components/ui/toast'
import type { CommandCall } from '@/lib/domain/row/inverse'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore } from '@/lib/live/client/room'
import type { Outcome } from '@/lib/live/client/room-store'
import { present } from '@/lib/kernel/assert'

export interface ActOptions {
  /** What to say when it is done, with an undo beside it; nothing is said without. */
  done?: string
  /** True when the caller shows a refusal in place; otherwise it is said in a toast. */
  quiet?: boolean
  reason?: string
}

interface Actions {
  act(verb: string, input: unknown, options?: ActOptions): Promise<Outcome>
  undo(): void
  redo(): void
}

/** The commands that take one step of one's own back, once the server has answered; none when it changed nothing. */
type Step = Promise<CommandCall[]>

/** How many steps of one's own can be taken back. */
const STEPS_MAX = 100

const ActionsContext = createContext<Actions | null>(null)

/** Gives everything inside a room the way to act, and undo over everything of one's own. */
export function RoomActions({ children }: { children: ReactNode }) {
  const store = useRoomStore()
  const toast = useToast()
  const undoSteps = useRef<Step[]>([])
  const redoSteps = useRef<Step[]>([])

  // The way back from a step is there at once, as a promise: whoever goes forth and back quickly need not wait for the server.
  const takeBack = useCallback(
    (step: Step, to: Step[], word: string) => {
      const takeCalls = async (): Promise<CommandCall[]> => {
        const inverse: CommandCall[] = []
        for (const call of await step) {
          const outcome = await store.do(call.verb, call.input, call.reason)
          if (outcome.ok) inverse.unshift(...outcome.undo)
          else {
            toast.show({ tone: 'error', message: `Could not ${word}: ${describeRefusal(outcome.refusal)}` })
            return []
          }
        }
        return inverse
      }
      to.push(takeCalls())
    },
    [store, toast],
  )
  const run = useCallback(
    async (from: Step[], to: Step[], word: string) => {
      // A step that is still on its way is waited for: what was done last is undone first.
      for (let step = from.pop(); step; step = from.pop()) {
        if ((await step).length > 0) return takeBack(step, to, word)
      }
      toast.show({ message: `Nothing to ${word}.` })
    },
    [takeBack, toast],
  )
  const undo = useCallback(() => void run(undoSteps.current, redoSteps.current, 'undo'), [run])
  const redo = useCallback(() => void run(redoSteps.current, undoSteps.current, 'redo'), [run])

  const act = useCallback(
    async (verb: string, input: unknown, { done, quiet, reason }: ActOptions = {}) => {
      const doing = store.do(verb, input, reason)
      const step = doing.then((outcome) => (outcome.ok ? outcome.undo : []))
      undoSteps.current = [...undoSteps.current, step].slice(-STEPS_MAX)
      redoSteps.current = []
      const outcome = await doing
      if (!outcome.ok && !quiet) toast.show({ tone: 'error', message: describeRefusal(outcome.refusal) })
      if (outcome.ok && done && outcome.undo.length > 0) {
        const undoThis = () => {
          undoSteps.current = undoSteps.current.filter((one) => one !== step)
          takeBack(step, redoSteps.current, 'undo')
        }
        toast.show({ message: done, undo: { run: undoThis } })
      }
      return outcome
    },
    [store, toast, takeBack],
  )

  useUndoKeys(undo, redo)
  useOfferActions(
    useMemo(
      () => [
        { id: 'undo', label: 'Undo', icon: 'undo', aside: 'Ctrl Z', also: 'take back', run: undo },
        { id: 'redo', label: 'Redo', icon: 'history', aside: 'Ctrl Shift Z', also: 'do again', run: redo },
      ],
      [undo, redo],
    ),
  )
  const actions = useMemo(() => ({ act, undo, redo }), [act, undo, redo])
  return <ActionsContext value={actions}>{children}</ActionsContext>
}

/** Acts in the room around this component. */
export function useActions(): Actions {
  return present(use(ActionsContext), 'a component that acts stands inside RoomActions')
}

/** Ctrl or Cmd with Z, outside of text that is being written, where the browser's own undo belongs. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndoKey = event.key.toLowerCase() === 'z' && (event.metaKey || event.ctrlKey) && !event.altKey
      if (!isUndoKey || isWriting(event.target)) return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo, redo])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=radio], [type=checkbox]), textarea, [contenteditable=true]')
}
