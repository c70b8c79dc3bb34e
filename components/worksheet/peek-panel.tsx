'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, type CSSProperties } from 'react'
import { useFrameSize } from '@/components/worksheet/use-frame-size'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { ButtonLink } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'

// With its texts comes Markdown, which the grid can do without until somebody opens one.
const ScenarioPage = dynamic(() => import('@/components/failure-mode/scenario-page').then((module) => module.ScenarioPage), {
  loading: () => <SkeletonRows rows={8} label="Opening the failure mode" />,
})

interface PeekPanelProps {
  code: string
  /** Called for Escape and the close button; the focus is the caller's to place. */
  onClose: () => void
}

/** The page of a failure mode beside the grid: every field of it, without leaving the list. On a narrow screen it covers the list. */
export function PeekPanel({ code, onClose }: PeekPanelProps) {
  const register = useRegisterRow()
  const panel = useRef<HTMLElement>(null)
  const { pageTop } = useFrameSize(panel)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [code])
  return (
    <section
      ref={panel}
      aria-label={`${code} beside the list`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
      // It ends with the window, as the grid does.
      style={{ '--height': `max(20rem, calc(100dvh - ${pageTop}px - 1rem))` } as CSSProperties}
      className={joinClasses(
        'overflow-auto outline-none print:hidden',
        'max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:bg-ground max-lg:px-4 lg:max-h-(--height) lg:border-l lg:pl-6',
      )}
    >
      <div className="sticky top-0 z-5 -mx-1 mb-3 flex items-center justify-between gap-3 border-b bg-ground px-1 py-1.5">
        <ButtonLink href={failureModePath(register.code, code)} size="small" variant="quiet" icon="arrow-right">
          Open the page
        </ButtonLink>
        <IconButton icon="close" label={`Close ${code}`} onClick={onClose} />
      </div>
      <ScenarioPage code={code} beside />
    </section>
  )
}
