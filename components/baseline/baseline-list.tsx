'use client'

import Link from 'next/link'
import { useState } from 'react'
import { baselinesPath, comparePath } from '@/components/baseline/baseline-words'
import { FreezeDialog } from '@/components/baseline/freeze-dialog'
import { StatusBadge } from '@/components/baseline/status-badge'
import { useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { RelativeTime } from '@/components/ui/relative-time'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Baselines that are shown before somebody asks for more. */
const SHOWN = 30

/** The baselines of a register, the newest first, and the way to freeze one. */
export function BaselineList() {
  const { rows } = useRoomView()
  const store = useRoomStore()
  const [mayFreeze, mayVerify] = [store.may('edit-rows'), store.may('verify')]
  const register = useRegisterRow()
  const [isFreezing, setFreezing] = useState(false)
  const [shown, setShown] = useState(SHOWN)
  const baselines = rows.all('baseline').sort((a, b) => b.number - a.number)
  const freeze = (
    <Button variant="primary" icon="plus" onClick={() => setFreezing(true)}>
      Freeze a baseline
    </Button>
  )
  return (
    <section aria-labelledby="baselines-title" className="pt-3">
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <h2 id="baselines-title" className="text-lg font-semibold">
          Baselines
        </h2>
        <div className="flex flex-wrap gap-2">
          {mayVerify && (
            <ButtonLink href="/verify" variant="quiet" icon="check">
              Check the record
            </ButtonLink>
          )}
          {mayFreeze && baselines.length > 0 && freeze}
        </div>
      </div>
      {baselines.length === 0 ? (
        <EmptyState headingLevel={3} title="No baseline yet." action={mayFreeze && freeze}>
          A baseline keeps the register as it stands: every scenario with its scores, controls and actions, the scoring policy, and who holds the roles. Nobody can change it afterwards, so it is
          what people review and sign, and what later versions are compared with. {!mayFreeze && 'Whoever may write here freezes one.'}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {baselines.slice(0, shown).map((baseline) => (
            <BaselineLine key={baseline.id} baseline={baseline} registerCode={register.code} />
          ))}
        </ul>
      )}
      {baselines.length > shown && (
        <p className="pt-3">
          <Button onClick={() => setShown(shown + SHOWN)}>Older baselines</Button>
        </p>
      )}
      {mayFreeze && <FreezeDialog open={isFreezing} onClose={() => setFreezing(false)} />}
    </section>
  )
}

const LINK = 'text-sm text-accent pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center'

function BaselineLine({ baseline: { number, label, status, changeNote, frozenAt, frozenById }, registerCode }: { baseline: BaselineRow; registerCode: string }) {
  const { rows } = useRoomView()
  const who = frozenById === null ? null : rows.get('membership', frozenById)?.name
  return (
    <li className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b py-3">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Link
            href={`${baselinesPath(registerCode)}/${number}`}
            className="text-lg font-medium text-ink wrap-anywhere no-underline hover:underline pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            Baseline {number}
            {label && <span className="font-normal text-muted"> · version {label}</span>}
          </Link>
          <StatusBadge status={status} />
        </div>
        <MarkdownText inline text={changeNote} />
      </div>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-muted">
        <span>
          <RelativeTime at={frozenAt} />
          {who && ` by ${who}`}
        </span>
        {number > 1 && (
          <Link href={comparePath(registerCode, number - 1, number)} className={LINK}>
            Compare with baseline {number - 1}
            <VisuallyHidden>, baseline {number}</VisuallyHidden>
          </Link>
        )}
        <Link href={comparePath(registerCode, number, 'now')} className={LINK}>
          Compare with now
          <VisuallyHidden>, baseline {number}</VisuallyHidden>
        </Link>
      </p>
    </li>
  )
}
