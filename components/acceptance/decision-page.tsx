'use client'

import { useState } from 'react'
import { AcceptanceList } from '@/components/acceptance/acceptance-list'
import { ApproveForm, type ApproveAction, type LeaveToAcceptAction } from '@/components/acceptance/approve-form'
import { RefuseRequestForm } from '@/components/acceptance/refuse-request-form'
import { RiskFacts } from '@/components/acceptance/risk-facts'
import { useAcceptances, type Acceptances } from '@/components/acceptance/use-acceptances'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import type { IdentityWays } from '@/components/signature/identity-check'
import { describeDay } from '@/components/ui/age-words'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { AcceptanceParts } from '@/lib/domain/acceptance/acceptance-standing'
import { approverRoles } from '@/lib/domain/acceptance/approver-roles'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomStore, useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

interface DecisionPageProps {
  code: string
  /** The role in which somebody set out to decide, before they left for the provider. */
  wantedRoleId: string | null
  demonstrationPassword: string | null
  identity: IdentityWays
  approve: ApproveAction
  leave: LeaveToAcceptAction
}

/** What somebody is asked to live with, and the place to accept or to refuse it. */
export function DecisionPage({ code, ...rest }: DecisionPageProps) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const row = rows.all('failure-mode').find((one) => one.code === code)
  const isWhole = useWholeFailureModes(row ? [row.id] : [])
  if (!row) {
    const back = <ButtonLink href={`/registers/${encodeURIComponent(register.code)}`}>Open the register</ButtonLink>
    return <EmptyState headingLevel={1} title={`There is no scenario ${code} in this register.`} action={back} />
  }
  if (!isWhole(row.id)) return <SkeletonRows rows={10} label="Reading the scenario" />
  return <Decision row={row} {...rest} />
}

function Decision({ row, ...rest }: Omit<DecisionPageProps, 'code'> & { row: FailureModeRow }) {
  const register = useRegisterRow()
  const found = useAcceptances(row)
  const crumbs = [{ label: register.code, href: `/registers/${encodeURIComponent(register.code)}` }, { label: row.code, href: failureModePath(register.code, row.code) }, { label: 'Acceptance' }]
  const earlier = found.all.filter(({ acceptance }) => acceptance.id !== found.waiting?.acceptance.id)
  return (
    <article className="pt-5 print:pt-0">
      <Breadcrumbs crumbs={crumbs} />
      <header className="mt-4 border-b pb-4">
        <p className="font-mono text-base text-muted">{row.code}</p>
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">Accept the risk: {row.title}</h1>
      </header>
      <div className="mt-5 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 content-start gap-8">
          {found.waiting && <Request {...found.waiting} />}
          <RiskFacts row={row} score={found.score} />
          {earlier.length > 0 && (
            <section aria-labelledby="earlier-title">
              <h2 id="earlier-title" className="pb-1 text-lg font-semibold">
                What was decided before
              </h2>
              <AcceptanceList all={earlier} />
            </section>
          )}
        </div>
        <section aria-labelledby="your-decision" className="lg:sticky lg:top-4 lg:self-start print:hidden">
          <h2 id="your-decision" className="mb-3 border-b pb-1 text-lg font-semibold">
            Your decision
          </h2>
          {found.waiting ? <YourDecision key={found.waiting.acceptance.id} parts={found.waiting} found={found} registerCode={register.code} {...rest} /> : <Notice title="Nothing here waits for you.">Nobody asks to live with this failure mode at the moment.</Notice>}
        </section>
      </div>
    </article>
  )
}

function Request({ acceptance: { askedByName, askedAt, expiresOn, reason, conditions, renewsId } }: AcceptanceParts) {
  return (
    <section aria-labelledby="request-title" className="grid gap-2 wrap-anywhere">
      <h2 id="request-title" className="border-b pb-1 text-lg font-semibold">
        {renewsId === null ? 'What is asked' : 'The renewal that is asked'}
      </h2>
      <p>
        {askedByName} asked on {describeDay(askedAt)} to live with this until <strong className="font-semibold">{describeDay(expiresOn)}</strong>.
      </p>
      <MarkdownText inline text={reason} />
      {conditions ? (
        <div>
          <h3 className="text-sm font-normal text-muted">Conditions</h3>
          <MarkdownText inline text={conditions} />
        </div>
      ) : (
        <p className="text-sm text-muted">No conditions.</p>
      )}
    </section>
  )
}

interface YourDecisionProps extends Omit<DecisionPageProps, 'code'> {
  parts: AcceptanceParts
  found: Acceptances
  registerCode: string
}

function YourDecision({ parts: { acceptance }, found, registerCode, wantedRoleId, ...form }: YourDecisionProps) {
  const { rows, reader } = useRoomView()
  const maySign = useRoomStore().may('sign')
  const roles = maySign ? approverRoles(rows, acceptance, reader.membershipId, found.today) : []
  const [chosen, setChosen] = useState(wantedRoleId)
  const role = roles.find(({ id }) => id === chosen) ?? roles[0]
  if (acceptance.askedById === reader.membershipId) return <Notice title="You asked for this.">Who asks does not decide. Somebody else who holds one of the roles does.</Notice>
  if (!role) return <Notice title="Nothing here waits for you.">You hold no role today that may accept a {acceptance.band} risk.</Notice>
  return (
    <div className="grid gap-4">
      {roles.length > 1 && <Select label="In which role" options={roles.map(({ id, name }) => ({ value: id, label: name }))} value={role.id} onChange={(event) => setChosen(event.target.value)} />}
      {role.onBehalfOf && <p className="text-sm text-muted">You decide as {role.name} by the delegation of {role.onBehalfOf}. It is printed beside your name.</p>}
      <ApproveForm registerCode={registerCode} {...{ acceptance, role }} {...form} />
      <RefuseRequestForm registerCode={registerCode} acceptance={acceptance} ownerRoleId={role.id} />
    </div>
  )
}
