'use client'

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { CommentField } from '@/lib/domain/comment/comment-field'
import { present } from '@/lib/kernel/assert'

interface OpenThread {
  field: CommentField
  /** True when somebody was led here from elsewhere on the page, rather than pressed the field's own button. */
  led: boolean
}

interface FieldThreadsDoor {
  open: OpenThread | null
  toggle: (field: CommentField) => void
  lead: (field: CommentField) => void
  close: () => void
}

const FieldThreadsContext = createContext<FieldThreadsDoor | null>(null)

/** Around the page of one failure mode: at most one field shows what is said about it, beneath the field itself. */
export function FieldThreads({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<OpenThread | null>(null)
  const door = useMemo(
    () => ({
      open,
      toggle: (field: CommentField) => setOpen((now) => (now?.field === field ? null : { field, led: false })),
      lead: (field: CommentField) => setOpen({ field, led: true }),
      close: () => setOpen(null),
    }),
    [open],
  )
  return <FieldThreadsContext value={door}>{children}</FieldThreadsContext>
}

/** Which thread is open, and the ways to open and close one. Throws outside of FieldThreads. */
export function useFieldThreads(): FieldThreadsDoor {
  return present(use(FieldThreadsContext), 'a thread of a field stands inside FieldThreads')
}

/** Id of the button that opens the comments on a field; the focus comes back to it. */
export const threadButtonId = (field: CommentField): string => `comment-on-${field}`

/** Id of the open thread of a field. */
export const threadId = (field: CommentField): string => `comments-on-${field}`
