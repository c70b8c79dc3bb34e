'use client'

import { useState } from 'react'
import { baselinesPath, comparePath } from '@/components/baseline/baseline-words'
import { StatusBadge } from '@/components/baseline/status-badge'
import { MarkdownText } from '@/components/room/markdown-text'
import { RefuseForm } from '@/components/signature/refuse-form'
import type { IdentityWays } from '@/components/signature/identity-check'
import { SignForm, type LeaveAction, type SignAction } from '@/components/signature/sign-form'
import { SigningDeltaView } from '@/components/signature/signing-delta'
import { SigningFactsView } from '@/components/signature/signing-facts-view'
import { useContentDigest } from '@/components/signature/use-content-digest'
import { describeDay } from '@/components/ui/age-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import type { SigningView } from '@/lib/domain/signature/signing-view'

interface SignPageProps {
  view: SigningView
  demonstrationPassword: string | null
  identity: IdentityWays
  /** The place of the review that is shown first; null for the first of all. */
  wantedPlaceId: string | null
  sign: SignAction
  leave: LeaveAction
}

/** What somebody reads who is asked to sign, and the place to sign or to refuse. */
export function SignPage(props: SignPageProps) {
  const { code, title, head, facts, delta, review } = props.view
  const digestNow = useContentDigest(code)
  const hasMoved = digestNow !== null && digestNow !== head.contentDigest
  const crumbs = [
    { label: code, href: `/registers/${encodeURIComponent(code)}` },
    { label: 'Baselines', href: baselinesPath(code) },
    { label: `Baseline ${head.number}`, href: `${baselinesPath(code)}/${head.number}` },
    { label: 'Sign' },
  ]
  return (
    <article className="pt-5 print:pt-0">
      <Breadcrumbs crumbs={crumbs} />
      <header className="mt-4 border-b pb-4">
        <p className="text-base text-muted">
          <span className="font-mono">{code}</span> {title}
        </p>
        <h1 className="flex flex-wrap items-baseline gap-x-3 text-2xl font-semibold tracking-tight wrap-anywhere">
          Sign baseline {head.number}
          {head.label && <span className="font-normal text-muted">version {head.label}</span>}
          <StatusBadge status={head.status} />
        </h1>
        <div className="mt-1 max-w-prose text-lg">
          <MarkdownText inline text={head.changeNote} />
        </div>
        {review && (
          <p className="mt-1 text-sm text-muted">
            {review.askedBy ? `${review.askedBy} asks for your signature` : 'Your signature is asked for'}
            {review.due && `, until ${describeDay(review.due)}`}.
          </p>
        )}
        {review?.note && (
          <div className="mt-1 max-w-prose">
            <MarkdownText inline text={review.note} />
          </div>
        )}
      </header>
      {hasMoved && (
        <div className="mt-4">
          <Notice tone="warning" live title="The register says something else now." actions={<ButtonLink size="small" href={comparePath(code, head.number, 'now')}>What differs now</ButtonLink>}>
            You sign what was frozen. Your signature on it is stale from the beginning, until the register says the same again.
          </Notice>
        </div>
      )}
      <div className="mt-5 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 content-start gap-8">
          <SigningDeltaView registerCode={code} number={head.number} delta={delta} />
          <SigningFactsView registerCode={code} number={head.number} facts={facts} />
        </div>
        <section aria-labelledby="your-signature" className="lg:sticky lg:top-4 lg:self-start print:hidden">
          <h2 id="your-signature" className="mb-3 border-b pb-1 text-lg font-semibold">
            Your signature
          </h2>
          <YourPlace {...props} />
        </section>
      </div>
    </article>
  )
}

function YourPlace({ view: { code, head, isWhole, places }, wantedPlaceId, ...signing }: SignPageProps) {
  const [chosen, setChosen] = useState((places.find(({ placeId }) => placeId === wantedPlaceId) ?? places[0])?.placeId ?? '')
  const place = places.find(({ placeId }) => placeId === chosen)
  if (!isWhole) return <Notice tone="error" title="This is not what was frozen.">Nobody signs it. Have an administrator check the record.</Notice>
  if (!place) return <Notice title="Nothing here waits for you.">No review asks a role for its signature that you hold today, or you have signed already.</Notice>
  return (
    <div className="grid gap-4">
      {places.length > 1 && <Select label="In which role" options={places.map(({ placeId, roleName }) => ({ value: placeId, label: roleName }))} value={chosen} onChange={(event) => setChosen(event.target.value)} />}
      {place.onBehalfOf && <p className="text-sm text-muted">You sign as {place.roleName} by the delegation of {place.onBehalfOf}. It is printed beside your name.</p>}
      {place.waitsFor !== null ? (
        <Notice title={`${place.waitsFor} signs first.`}>This review goes round in order. The page “Mine” tells you when it is your turn.</Notice>
      ) : (
        <SignForm key={place.placeId} registerCode={code} baseline={head} place={place} {...signing} />
      )}
      {place.state !== 'refused' && <RefuseForm key={`no ${place.placeId}`} registerCode={code} baseline={head} placeId={place.placeId} />}
    </div>
  )
}
