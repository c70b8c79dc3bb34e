'use client'

import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { ToastCard, type Toast } from '@/components/ui/toast-card'

/** What to say; `undo` takes back what was just done. */
export type NewToast = Omit<Toast, 'id'>

interface ToastDoor {
  /** Says something without taking the focus; returns the id for `dismiss`. */
  show: (toast: NewToast) => number
  dismiss: (id: number) => void
}

const ToastContext = createContext<ToastDoor | null>(null)

/** More than these push the oldest out, so that a burst cannot cover the page. */
const TOASTS_MAX = 4

/** Shows and takes away toasts. Throws outside a ToastProvider. */
export function useToast(): ToastDoor {
  const door = use(ToastContext)
  if (door === null) throw new Error('useToast needs a ToastProvider above it.')
  return door
}

/** Puts the toast region once around the application. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const counter = useRef(0)
  const dismiss = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: NewToast) => {
    const id = ++counter.current
    setToasts((list) => [...list, { ...toast, id }].slice(-TOASTS_MAX))
    return id
  }, [])
  const door = useMemo(() => ({ show, dismiss }), [show, dismiss])
  return (
    <ToastContext value={door}>
      {children}
      <section
        aria-label="Messages"
        aria-live="polite"
        aria-relevant="additions"
        className={joinClasses(
          'pointer-events-none fixed inset-x-3 bottom-3 z-50 grid justify-items-center gap-2',
          'sm:inset-x-auto sm:right-5 sm:bottom-5 sm:justify-items-end print:hidden projector:hidden',
        )}
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </section>
    </ToastContext>
  )
}
