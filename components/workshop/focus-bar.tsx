'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { replaceAddress } from '@/components/coverage/replace-address'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { describeFocus } from '@/components/workshop/focus-words'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { focusOf, type Focus } from '@/lib/domain/workshop/focus'
import { useRoomView } from '@/lib/live/client/room'

/** At what everybody is pointed, and the way there. The page goes there by itself, unless somebody is typing. */
export function FocusBar({ follows }: { follows: boolean }) {
  const { workshop, mayRun } = useWorkshop()
  const { rows } = useRoomView()
  const { act } = useActions()
  const focus = focusOf(workshop)
  const go = useGoing()
  useFollowing(focus, workshop.focusSince, follows, go)
  const words = focus && describeFocus(focus, rows)
  if (!focus || words === null) return null
  return (
    <div role="status" className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 bg-accent-soft px-3 py-1.5 text-base">
      <Icon name="eye" className="shrink-0 text-accent" />
      <span className="min-w-0 flex-1 wrap-anywhere">Everybody looks at {words}</span>
      <span className="flex gap-2 projector:hidden">
        <Button size="small" variant="quiet" onClick={() => go(focus)}>
          Show it
        </Button>
        {mayRun && (
          <Button size="small" onClick={() => void act('workshop.focus', { workshopId: workshop.id, on: null })}>
            Point nobody
          </Button>
        )}
      </span>
    </div>
  )
}

/** Goes to what is pointed at: on this page by scrolling, or by going on to it where failure modes are walked through; else a failure mode has a page of its own. */
function useGoing(): (focus: Focus, leave?: boolean) => void {
  const router = useRouter()
  const register = useRegisterRow()
  const { rows } = useRoomView()
  return ({ kind, id }, leave = true) => {
    const there = document.querySelector(`[data-focus="${kind} ${id}"]`)
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    if (there) return there.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
    const row = kind === 'failure-mode' ? rows.get(kind, id) : undefined
    const walk = document.querySelector('[data-walk]')
    if (row && walk) {
      replaceAddress(`?scenario=${encodeURIComponent(row.code)}`)
      walk.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' })
    } else if (row && leave) router.push(failureModePath(register.code, row.code))
  }
}

/** Who comes to the page is scrolled there; to another page leads only what is pointed at while they look. */
function useFollowing(focus: Focus | null, since: string | null, follows: boolean, go: (focus: Focus, leave?: boolean) => void): void {
  const seen = useRef<string | null | undefined>(undefined)
  const latest = useRef({ focus, go })
  useEffect(() => {
    latest.current = { focus, go }
  })
  useEffect(() => {
    const isNews = seen.current !== undefined
    seen.current = since
    if (since === null || !follows || !latest.current.focus || isTyping()) return
    latest.current.go(latest.current.focus, isNews)
  }, [since, follows])
}

function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select, [contenteditable=true]') === true || document.querySelector('dialog[open]') !== null
}
