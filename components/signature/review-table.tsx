'use client'

import type { ReactNode } from 'react'
import { groupDigest } from '@/components/baseline/baseline-words'
import { MarkdownText } from '@/components/room/markdown-text'
import { SignatureStanding } from '@/components/signature/signature-standing'
import { describeDay } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { describeReview, standingOf, type PlaceStanding, type ReviewParts } from '@/lib/domain/signature/review-standing'
import type { RefusalRow, SignatureRow } from '@/lib/domain/signature/signature-rows'
import { CHECK_WORDS, MEANING_WORDS } from '@/lib/domain/signature/signature-words'
import { printZonedTime } from '@/lib/domain/signature/zoned-time'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import { useRoomView } from '@/lib/live/client/room'

interface ReviewTableProps {
  registerCode: string
  baseline: BaselineRow
  parts: ReviewParts
  /** ISO day. */
  today: string
  digestNow: string | null
  actions?: ReactNode
}

const HEADS = ['Role', 'Said', 'By', 'When', 'Now']

/** One review: who was asked, what they said and when, and whether it still stands. */
export function ReviewTable({ registerCode, baseline, parts, today, digestNow, actions }: ReviewTableProps) {
  const { rows } = useRoomView()
  const { review } = parts
  const asker = review.askedById === null ? null : rows.get('membership', review.askedById)?.name
  return (
    <div className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-2">
        <p className="text-sm text-muted">
          {describeReview(parts)}. Asked {describeDay(review.askedAt)}
          {asker && ` by ${asker}`}, {review.signOrder === 'in-order' ? 'in order' : 'all at once'}
          {review.due && `, until ${describeDay(review.due)}`}.
        </p>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {review.note && <MarkdownText inline text={review.note} />}
      <TableFrame label={`Review of baseline ${baseline.number}`}>
        <Table>
          <TableHead>
            <tr>
              {HEADS.map((head) => (
                <HeadCell key={head}>{head}</HeadCell>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {standingOf(parts).map((standing) => (
              <TableRow key={standing.place.id} className="break-inside-avoid">
                <Cell className="whitespace-nowrap">{standing.place.roleName}</Cell>
                {standing.signature ? (
                  <Signed signature={standing.signature} now={<SignatureStanding registerCode={registerCode} number={baseline.number} signedDigest={standing.signature.contentDigest} digestNow={digestNow} />} />
                ) : standing.refusal ? (
                  <Refused refusal={standing.refusal} />
                ) : (
                  <Waiting standing={standing} isOver={review.withdrawnAt !== null} holders={holdersOn(today, standing.place.ownerRoleId, rows.all('owner-role-holding'), rows.all('membership')).map(({ name }) => name)} />
                )}
              </TableRow>
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </div>
  )
}

function Signed({ signature, now }: { signature: SignatureRow; now: ReactNode }) {
  const { meaning, comment, signedAt, zone, checkedHow, contentDigest } = signature
  return (
    <>
      <Cell className="min-w-40">
        <span className="font-medium">{MEANING_WORDS[meaning]}</span>
        {comment && (
          <span className="block text-sm text-muted">
            <MarkdownText inline text={comment} />
          </span>
        )}
      </Cell>
      <Cell className="min-w-36">
        <Speaker row={signature} />
      </Cell>
      <Cell className="min-w-48">
        <span className="tabular block">{printZonedTime(signedAt, zone)}</span>
        <span className="block text-sm text-muted">{CHECK_WORDS[checkedHow]}</span>
        <code className="block font-mono text-xs text-muted" title={contentDigest}>
          {groupDigest(contentDigest.slice(0, 24))}
        </code>
      </Cell>
      <Cell className="min-w-32">{now}</Cell>
    </>
  )
}

function Refused({ refusal }: { refusal: RefusalRow }) {
  return (
    <>
      <Cell className="min-w-40">
        <Badge tone="danger">Refused</Badge>
        <span className="block">
          <MarkdownText inline text={refusal.reason} />
        </span>
      </Cell>
      <Cell className="min-w-36">
        <Speaker row={refusal} />
      </Cell>
      <Cell className="tabular min-w-48">{printZonedTime(refusal.refusedAt, refusal.zone)}</Cell>
      <Cell />
    </>
  )
}

function Speaker({ row: { signerName, onBehalfOf } }: { row: Pick<SignatureRow, 'signerName' | 'onBehalfOf'> }) {
  return (
    <>
      {signerName}
      {onBehalfOf && <span className="block text-sm text-muted">delegated by {onBehalfOf}</span>}
    </>
  )
}

function Waiting({ standing: { state }, holders, isOver }: { standing: PlaceStanding; holders: readonly string[]; isOver: boolean }) {
  const words = isOver ? 'Did not sign' : state === 'later' ? 'Comes later' : 'Waits'
  return (
    <>
      <Cell className="text-muted">{words}</Cell>
      <Cell className="min-w-36">{isOver ? null : holders.length > 0 ? holders.join(', ') : <span className="text-warning">Nobody holds the role</span>}</Cell>
      <Cell />
      <Cell />
    </>
  )
}
