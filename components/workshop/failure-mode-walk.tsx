'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { FieldThreads } from '@/components/comment/field-threads'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { PresenceArea } from '@/components/room/presence-place'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { SkeletonRows } from '@/components/ui/skeleton'
import { FocusButton } from '@/components/workshop/focus-mark'
import type { useFailureModeWalk } from '@/components/workshop/use-failure-mode-walk'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useWholeFailureModes } from '@/lib/live/client/room'

interface FailureModeWalkProps {
  walk: ReturnType<typeof useFailureModeWalk>
  count: number
  children: (row: FailureModeRow) => ReactNode
}

/** One failure mode of the meeting at a time, with the ways to its neighbours. */
export function FailureModeWalk({ walk: { row, at, before, after, go }, count, children }: FailureModeWalkProps) {
  const register = useRegisterRow()
  const isWhole = useWholeFailureModes(row ? [row.id] : [])
  if (!row) return null
  return (
    <section data-walk aria-labelledby="walk-title" className="scroll-mt-4">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-b pb-2">
        <h3 id="walk-title" className="min-w-0 flex-1 basis-64 text-xl font-semibold wrap-anywhere">
          <Link href={failureModePath(register.code, row.code)} className="text-ink no-underline hover:underline">
            <span className="mr-2 font-mono text-base font-normal text-muted">{row.code || 'new'}</span>
            {row.title}
          </Link>
        </h3>
        <FocusButton kind="failure-mode" id={row.id} what={row.code} />
        {count > 1 && (
          <div role="group" aria-label="Failure modes of this meeting" className="flex items-center gap-2 print:hidden">
            <span className="tabular text-sm text-muted">
              {at + 1} of {count}
            </span>
            <Button icon="chevron-left" onClick={() => go(before)}>
              Before
            </Button>
            <Button icon="chevron-right" onClick={() => go(after)}>
              Next
            </Button>
            <span className="text-sm text-muted max-sm:hidden pointer-coarse:hidden">
              <Kbd keys={['[']} /> <Kbd keys={[']']} />
            </span>
          </div>
        )}
      </div>
      {isWhole(row.id) ? (
        <PresenceArea failureModeId={row.id}>
          <FieldThreads key={row.id}>{children(row)}</FieldThreads>
        </PresenceArea>
      ) : (
        <SkeletonRows rows={8} label="Reading the failure mode" />
      )}
    </section>
  )
}

/** Where a meeting has no failure mode yet. */
export function NoFailureModes() {
  return <p className="py-2 text-muted">No failure mode belongs to this meeting yet. A group is made one, or linked to one, in the grouping.</p>
}
