'use client'

import type { ReactNode } from 'react'
import { useActions } from '@/components/room/room-actions'
import { joinClasses } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { focusOf } from '@/lib/domain/workshop/focus'
import type { FocusKind } from '@/lib/domain/workshop/workshop-words'

/** What marks an element as something at which everybody can be pointed, and as that at which they are. */
export function useFocusMark(kind: FocusKind, id: string): { isFocus: boolean; mark: { 'data-focus': string }; look: string | false } {
  const { workshop } = useWorkshop()
  const focus = focusOf(workshop)
  const isFocus = focus?.kind === kind && focus.id === id
  return { isFocus, mark: { 'data-focus': `${kind} ${id}` }, look: isFocus && 'outline-2 outline-offset-4 outline-accent rounded-md' }
}

interface FocusPlaceProps {
  kind: FocusKind
  id: string
  className?: string
  children: ReactNode
}

/** A part of the page at which everybody can be pointed. */
export function FocusPlace({ kind, id, className, children }: FocusPlaceProps) {
  const { mark, look } = useFocusMark(kind, id)
  return (
    <div {...mark} className={joinClasses('scroll-my-24', className, look)}>
      {children}
    </div>
  )
}

/** Points everybody at a thing, or no longer; for who leads. */
export function FocusButton({ kind, id, what }: { kind: FocusKind; id: string; what: string }) {
  const { workshop, mayRun } = useWorkshop()
  const { isFocus } = useFocusMark(kind, id)
  const { act } = useActions()
  if (!mayRun) return null
  const point = () => void act('workshop.focus', { workshopId: workshop.id, on: isFocus ? null : { kind, id } })
  return (
    <IconButton
      icon="eye"
      label={isFocus ? `Point nobody at ${what} any more` : `Point everybody at ${what}`}
      aria-pressed={isFocus}
      onClick={point}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent projector:hidden"
    />
  )
}
