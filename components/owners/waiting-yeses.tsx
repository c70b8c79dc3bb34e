'use client'

import Link from 'next/link'
import { useVerb } from '@/components/owners/use-verb'
import { Button } from '@/components/ui/button'
import type { WaitingYes } from '@/lib/domain/owners/owner-view'
import { DUTY_FIELDS } from '@/lib/domain/workshop/duties'
import { newId } from '@/lib/kernel/ids'

/** How many stand open where there are more; the rest is folded away and counted. */
const OPEN_MAX = 8

/** What meetings gave the reader: each with the failure mode that it is for, the meeting, and the press that says yes. */
export function WaitingYeses({ waiting, mayAnswer }: { waiting: readonly WaitingYes[]; mayAnswer: boolean }) {
  const folded = waiting.slice(OPEN_MAX)
  return (
    <div className="border-y">
      <ul aria-label="Waits for your yes">
        {waiting.slice(0, OPEN_MAX).map((one) => (
          <Line key={`${one.kind} ${one.id}`} one={one} mayAnswer={mayAnswer} />
        ))}
      </ul>
      {folded.length > 0 && (
        <details className="border-t">
          <summary className="py-2 text-sm text-muted hover:text-ink pointer-coarse:py-3">{folded.length.toLocaleString('en')} more</summary>
          <ul aria-label="Waits for your yes, the rest" className="border-t">
            {folded.map((one) => (
              <Line key={`${one.kind} ${one.id}`} one={one} mayAnswer={mayAnswer} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Line({ one, mayAnswer }: { one: WaitingYes; mayAnswer: boolean }) {
  const { run, pending, problem } = useVerb()
  const { kind, id, terms, registerId, registerCode, workshopId, workshopTitle, failureModeCode, failureModeTitle } = one
  const register = `/registers/${encodeURIComponent(registerCode)}`
  const accept = () => run('undertaking.add', { rows: [{ id: newId(), workshopId, [DUTY_FIELDS[kind]]: id }] }, registerId)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="wrap-anywhere">
          {terms}
          {one.isChanged && <span className="text-sm text-warning"> · changed since your yes</span>}
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          <Link href={`${register}/${encodeURIComponent(failureModeCode)}`} className="wrap-anywhere pointer-coarse:py-2.5">
            <span className="font-mono">{failureModeCode}</span> {failureModeTitle}
          </Link>
          <Link href={`${register}/workshops/${workshopId}`} className="wrap-anywhere pointer-coarse:py-2.5">
            <span className="sr-only">From the meeting </span>
            {workshopTitle}
          </Link>
        </p>
      </div>
      {problem && <p role="alert" className="text-sm text-danger">{problem}</p>}
      {mayAnswer && (
        <Button size="small" icon="check" pending={pending} onClick={() => void accept()} aria-label={`Accept: ${terms}`} className="print:hidden">
          Accept
        </Button>
      )}
    </li>
  )
}
