'use client'

import type { ReactNode } from 'react'
import { MarkdownText } from '@/components/room/markdown-text'
import { SignatureStanding } from '@/components/signature/signature-standing'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { groupDigest } from '@/lib/domain/baseline/group-digest'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { describeReview, standingOf, type PlaceStanding, type ReviewParts } from '@/lib/domain/signature/review-standing'
import type { RefusalRow, SignatureRow } from '@/lib/domain/signature/signature-rows'
import { CHECK_WORDS, MEANING_WORDS } from '@/lib/domain/signature/signature-words'
import { printZonedTime } from '@/lib/domain/signature/zoned-time'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import { useRoomView } from '@/lib/live/client/room'

interface ReviewListProps {
  registerCode: string
  baseline: BaselineRow
  parts: ReviewParts
  /** ISO day. */
  today: string
  digestNow: string | null
  actions?: ReactNode
}

/** One review: who was asked, what they said and when, and whether it still stands. */
export function ReviewList({ registerCode, baseline, parts, today, digestNow, actions }: ReviewListProps) {
  const { rows } = useRoomView()
  const { review } = parts
  const asker = review.askedById === null ? null : rows.get('membership', review.askedById)?.name
  const holdersOf = (ownerRoleId: string) => holdersOn(today, ownerRoleId, rows.all('owner-role-holding'), rows.all('membership')).map(({ name }) => name)
  return (
    <div className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-1">
        <p className="text-sm text-muted">
          {describeReview(parts)}. Asked {describeDay(review.askedAt)}
          {asker && ` by ${asker}`}, {review.signOrder === 'in-order' ? 'in order' : 'all at once'}
          {review.due && `, until ${describeDay(review.due)}`}.
        </p>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {review.note && <MarkdownText inline text={review.note} />}
      <ul aria-label={`Review of baseline ${baseline.number}`} className="mt-1.5 border-y">
        {standingOf(parts).map((standing) => {
          const { place, signature, refusal } = standing
          return (
            <li key={place.id} className="grid gap-x-6 gap-y-0.5 border-b py-2.5 break-inside-avoid last:border-b-0 md:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1.2fr)_10rem]">
              <p className="font-medium wrap-anywhere">{place.roleName}</p>
              {signature ? <Signed signature={signature} /> : refusal ? <Refused refusal={refusal} /> : <Waiting standing={standing} isOver={review.withdrawnAt !== null} holders={holdersOf(place.ownerRoleId)} />}
              {signature && (
                <p className="md:text-right">
                  <SignatureStanding registerCode={registerCode} number={baseline.number} signedDigest={signature.contentDigest} digestNow={digestNow} />
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Signed({ signature }: { signature: SignatureRow }) {
  const { meaning, comment, signedAt, zone, checkedHow, checkedIssuer, contentDigest } = signature
  return (
    <>
      <div className="wrap-anywhere">
        <p>{MEANING_WORDS[meaning]}</p>
        {comment && (
          <div className="text-sm text-muted">
            <MarkdownText inline text={comment} />
          </div>
        )}
      </div>
      <div>
        <Speaker row={signature} />
        <p className="tabular text-sm text-muted">
          {printZonedTime(signedAt, zone)}, {CHECK_WORDS[checkedHow]}
          {checkedIssuer !== null && <span className="wrap-anywhere"> {checkedIssuer}</span>}
        </p>
        <code className="block font-mono text-xs text-muted" title={contentDigest}>
          {groupDigest(contentDigest.slice(0, 24))}
        </code>
      </div>
    </>
  )
}

function Refused({ refusal }: { refusal: RefusalRow }) {
  return (
    <>
      <div className="wrap-anywhere">
        <Badge tone="danger">Refused</Badge>
        <MarkdownText inline text={refusal.reason} />
      </div>
      <div>
        <Speaker row={refusal} />
        <p className="tabular text-sm text-muted">{printZonedTime(refusal.refusedAt, refusal.zone)}</p>
      </div>
    </>
  )
}

function Speaker({ row: { signerName, onBehalfOf } }: { row: Pick<SignatureRow, 'signerName' | 'onBehalfOf'> }) {
  return (
    <>
      <p>{signerName}</p>
      {onBehalfOf && <p className="text-sm text-muted">delegated by {onBehalfOf}</p>}
    </>
  )
}

function Waiting({ standing: { state }, holders, isOver }: { standing: PlaceStanding; holders: readonly string[]; isOver: boolean }) {
  const words = isOver ? 'Did not sign' : state === 'later' ? 'Comes later' : 'Waits'
  return (
    <>
      <p className="text-muted">{words}</p>
      {!isOver && <p className={holders.length > 0 ? '' : 'text-warning'}>{holders.length > 0 ? holders.join(', ') : 'Nobody holds the role today'}</p>}
    </>
  )
}
