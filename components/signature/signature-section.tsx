'use client'

import { useState } from 'react'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { AskReviewDialog } from '@/components/signature/ask-review-dialog'
import { DelegateDialog } from '@/components/signature/delegate-dialog'
import { DelegationList } from '@/components/signature/delegation-list'
import { ReviewList } from '@/components/signature/review-list'
import { useContentDigest } from '@/components/signature/use-content-digest'
import { Button, ButtonLink } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { RowSet } from '@/lib/domain/row/row-set'
import { gatherReviews } from '@/lib/domain/signature/gather-reviews'
import { isReviewOpen, standingOf, type ReviewParts } from '@/lib/domain/signature/review-standing'
import { findSigningRight } from '@/lib/domain/signature/signing-right'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

interface SignatureSectionProps {
  registerCode: string
  baseline: BaselineRow
  /** ISO day. */
  today: string
}

/** Who was asked to sign a baseline and what they said, and the ways to ask, to sign and to let somebody else sign. */
export function SignatureSection({ registerCode, baseline, today }: SignatureSectionProps) {
  const { rows, reader } = useRoomView()
  const store = useRoomStore()
  const digestNow = useContentDigest(registerCode)
  const [isAsking, setAsking] = useState(false)
  const reviews = gatherReviews(rows, baseline.id)
  const open = reviews.find(isReviewOpen)
  const mayAsk = store.may('manage-register') && !open && (baseline.status === 'draft' || baseline.status === 'in-review')
  const mySigning = open !== undefined && store.may('sign') && isAsked(open, reader.membershipId, today, rows)
  return (
    <section aria-labelledby="signatures" className="mt-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b pb-1">
        <h2 id="signatures" className="text-lg font-semibold">
          Signatures
        </h2>
        <div className="flex flex-wrap gap-2 print:hidden">
          {mayAsk && (
            <Button icon="plus" onClick={() => setAsking(true)}>
              Ask for signatures
            </Button>
          )}
          {open && store.may('sign') && <DelegateDialog today={today} />}
          {mySigning && (
            <ButtonLink variant="primary" href={`${baselinesPath(registerCode)}/${baseline.number}/sign`}>
              Sign or refuse
            </ButtonLink>
          )}
        </div>
      </div>
      {reviews.length === 0 && <p className="py-3 text-muted">Nobody was asked to sign this baseline.</p>}
      {reviews.map((parts) => (
        <ReviewList
          key={parts.review.id}
          {...{ registerCode, baseline, parts, today, digestNow }}
          actions={parts === open && store.may('manage-register') && <WithdrawButton reviewId={parts.review.id} />}
        />
      ))}
      {open && <DelegationList parts={open} today={today} />}
      <AskReviewDialog open={isAsking} onClose={() => setAsking(false)} baseline={baseline} today={today} />
    </section>
  )
}

/** Whether a member holds one of the roles that have not signed, or stands in for one. */
function isAsked(parts: ReviewParts, membershipId: string | null, day: string, rows: RowSet): boolean {
  if (membershipId === null) return false
  return standingOf(parts).some(({ place: { ownerRoleId }, state }) => {
    const holders = holdersOn(day, ownerRoleId, rows.all('owner-role-holding'), rows.all('membership')).map(({ id }) => id)
    return state !== 'signed' && findSigningRight({ membershipId, ownerRoleId, day }, holders, rows.all('delegation')) !== null
  })
}

function WithdrawButton({ reviewId }: { reviewId: string }) {
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const withdraw = async () => {
    const answer = await send('review.withdraw', { id: reviewId })
    if (answer.ok === false) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  return (
    <Button size="small" pending={isSending} onClick={() => void withdraw()}>
      Take the review back
    </Button>
  )
}
