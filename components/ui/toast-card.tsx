'use client'

import { useCallback, useEffect, useRef, useState, type FocusEvent } from 'react'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

export interface Toast {
  id: number
  message: string
  tone?: 'info' | 'error'
  undo?: { label?: string; run: () => void }
  /** Stays until it is closed; for what must not be missed. */
  sticky?: boolean
}

/** Shortest stay in milliseconds; time that it is pointed at, focused or hidden does not count. */
export const TOAST_STAY = 12_000

/** Calls back once the card has stood unpaused for the whole stay. */
function useStay(running: boolean, onEnd: () => void) {
  const left = useRef(TOAST_STAY)
  useEffect(() => {
    if (!running) return
    const started = performance.now()
    const timer = setTimeout(onEnd, left.current)
    return () => {
      clearTimeout(timer)
      left.current -= performance.now() - started
    }
  }, [running, onEnd])
}

function usePageHidden(): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    const look = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return hidden
}

/** One message. It never takes the focus; when it goes while focused, the focus returns to where it came from. */
export function ToastCard({ toast, onDismiss }: { toast: Toast; onDismiss: (id: number) => void }) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const cameFrom = useRef<Element | null>(null)
  const hidden = usePageHidden()
  const dismiss = useCallback(() => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
    onDismiss(toast.id)
  }, [onDismiss, toast.id])
  useStay(!toast.sticky && !pointed && !focused && !hidden, dismiss)

  const enter = (event: FocusEvent<HTMLDivElement>) => {
    if (!focused) cameFrom.current = event.relatedTarget
    setFocused(true)
  }
  const leave = (event: FocusEvent<HTMLDivElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return
    cameFrom.current = null
    setFocused(false)
  }
  const undo = () => {
    toast.undo?.run()
    dismiss()
  }
  return (
    <div
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={enter}
      onBlur={leave}
      className={joinClasses(
        'pointer-events-auto flex max-w-md items-center gap-3 rounded-md bg-raised py-1.5 pr-1.5 pl-3.5',
        'text-base text-ink shadow-pop',
      )}
    >
      {toast.tone === 'error' && <Icon name="error" className="shrink-0 text-danger" />}
      <p className="min-w-0 py-1 wrap-anywhere">{toast.message}</p>
      {toast.undo && (
        <Button size="small" icon="undo" onClick={undo}>
          {toast.undo.label ?? 'Undo'}
        </Button>
      )}
      <IconButton icon="close" label="Close message" onClick={dismiss} />
    </div>
  )
}
