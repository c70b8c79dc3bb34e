'use client'

import Link from 'next/link'
import * as z from 'zod/mini'
import { baselineLinePath, baselinesPath, comparePath } from '@/components/baseline/baseline-words'
import { StatusBadge } from '@/components/baseline/status-badge'
import { useAskedOfRegister } from '@/components/register/use-asked-of-register'
import { useRegisterRow } from '@/components/register/use-register'
import { describeDay } from '@/components/ui/age-words'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { MEANING_WORDS } from '@/lib/domain/signature/signature-words'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomView } from '@/lib/live/client/room'

/** Most baselines that stand with a failure mode; the list of all is one press away. */
const SHOWN_MAX = 5

const asked = z.object({ baselineIds: z.array(z.string()) })
const readIds = (body: unknown): readonly string[] => asked.parse(body).baselineIds

/** The way from a failure mode on to the baselines that hold it and to those who signed them; nothing where none does. */
export function HoldingBaselines({ row }: { row: FailureModeRow }) {
  const { rows } = useRoomView()
  const { code } = useRegisterRow()
  // A baseline that is frozen while somebody looks is asked about as well.
  const about = rows.all('baseline').map(({ id }) => id).join()
  const ids = useAskedOfRegister('baselines-of', row.id, about, readIds) ?? []
  const holding = ids.flatMap((id) => rows.get('baseline', id) ?? [])
  if (holding.length === 0) return null
  return (
    <section aria-labelledby="baselines-title">
      <h2 id="baselines-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        In baselines
      </h2>
      <ul>
        {holding.slice(0, SHOWN_MAX).map((baseline) => (
          <Holding key={baseline.id} baseline={baseline} failureModeCode={row.code} />
        ))}
      </ul>
      {holding.length > SHOWN_MAX && (
        <p className="py-2 text-sm">
          <Link href={baselinesPath(code)}>{holding.length - SHOWN_MAX} earlier</Link>
        </p>
      )}
    </section>
  )
}

/** One baseline that holds it: its line there, what has changed since, and who said what to it. */
function Holding({ baseline, failureModeCode }: { baseline: BaselineRow; failureModeCode: string }) {
  const { rows } = useRoomView()
  const { code } = useRegisterRow()
  const reviews = gatherReviews(rows, baseline.id)
  const signatures = reviews.flatMap((review) => review.signatures)
  const refusals = reviews.flatMap((review) => review.refusals)
  return (
    <li className="border-b py-2">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link href={baselineLinePath(code, baseline.number, failureModeCode)} className="text-base wrap-anywhere pointer-coarse:inline-block pointer-coarse:min-h-11">
          Baseline {baseline.number}
          {baseline.label && `, version ${baseline.label}`}
        </Link>
        <StatusBadge status={baseline.status} />
        <span className="tabular text-sm text-muted">{describeDay(baseline.frozenAt)}</span>
        <Link href={comparePath(code, baseline.number, 'now')} className="text-sm print:hidden pointer-coarse:inline-block pointer-coarse:min-h-11">
          Compare with now
        </Link>
      </p>
      <ul className="mt-0.5 text-sm text-muted empty:hidden">
        {signatures.map(({ id, meaning, signerName, roleName, signedAt }) => (
          <li key={id} className="wrap-anywhere">
            {MEANING_WORDS[meaning]}: {signerName}, {roleName}, {describeDay(signedAt)}
          </li>
        ))}
        {refusals.map(({ id, signerName, roleName, refusedAt }) => (
          <li key={id} className="wrap-anywhere">
            Refused: {signerName}, {roleName}, {describeDay(refusedAt)}
          </li>
        ))}
      </ul>
    </li>
  )
}
