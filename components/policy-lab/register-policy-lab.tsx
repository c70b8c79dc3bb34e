'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { replaceAddress } from '@/components/coverage/replace-address'
import { AdoptDialog, type Adoption } from '@/components/policy-lab/adopt-dialog'
import { CustomPolicyForm } from '@/components/policy-lab/custom-policy-form'
import { labHref, readLabAddress, type LabState } from '@/components/policy-lab/lab-address'
import { LabRows } from '@/components/policy-lab/lab-rows'
import { LikenessTable } from '@/components/policy-lab/likeness-table'
import { PolicySummary } from '@/components/policy-lab/policy-summary'
import { useLab, type Lab } from '@/components/policy-lab/use-lab'
import { useRegisterRow } from '@/components/register/use-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Select } from '@/components/ui/select'
import { STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { describeVersion } from '@/lib/domain/scoring/policy-versions'
import { worksheetHref } from '@/lib/domain/worksheet/worksheet-address'
import { useRoomStore } from '@/lib/live/client/room'

const STAGE_WORDS: Record<Stage, string> = {
  inherent: 'Inherent: without controls',
  current: 'Current: controls in place',
  target: 'Target: all planned controls in place',
}

/** The open failure modes under several policies at once, and the way to adopt another one. */
export function RegisterPolicyLab() {
  const register = useRegisterRow()
  const query = useSearchParams()
  const state = useMemo(() => readLabAddress(new URLSearchParams(query)), [query])
  const lab = useLab(state)
  const mayAdopt = useRoomStore().may('manage-register')
  const [adoption, setAdoption] = useState<Adoption | null>(null)
  const before = register.scoringPolicyId
  const go = (part: Partial<LabState>) => replaceAddress(labHref(register.code, { ...state, page: 1, ...part }))
  if (lab.lines.length === 0) {
    return (
      <EmptyState title="Nothing to compare yet" action={<ButtonLink href={worksheetHref(register.code)}>Open the worksheet</ButtonLink>}>
        The policy lab shows how open failure modes would rank under other scoring policies. It needs failure modes with all five factors scored.
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-8">
      <section aria-labelledby="policies-title" className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="max-w-prose">
            <h2 id="policies-title" className="text-lg font-semibold">
              Policies side by side
            </h2>
            <ScoredCount lab={lab} stage={state.stage} />
          </div>
          <div className="flex w-full flex-wrap gap-x-4 gap-y-3 sm:w-auto print:hidden">
            <Select
              label="Stage"
              className="w-full sm:w-72"
              value={state.stage}
              options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
              onChange={(event) => go({ stage: STAGES.find((one) => one === event.target.value) })}
            />
            <StoredChoice lab={lab} value={state.version} ownId={register.scoringPolicyId} onChoose={(version) => go({ version })} />
          </div>
        </div>
        <PolicySummary lab={lab} onAdopt={mayAdopt ? (policy) => setAdoption({ policy, before }) : undefined} />
        <p className="max-w-prose text-sm text-muted">
          Steps are all the ways in which one factor of one row could be one level off; counted are those that change the rank, or the band, of that
          row.
          {!mayAdopt && ' Facilitators and administrators adopt a policy.'}
        </p>
        <CustomPolicyForm key={JSON.stringify(state.typed)} typed={state.typed} onCompare={(typed) => go({ typed })} />
      </section>
      <LabRows registerCode={register.code} lab={lab} state={state} onSort={(sort) => go({ sort })} />
      <section aria-labelledby="likeness-title" className="grid gap-2">
        <h2 id="likeness-title" className="text-lg font-semibold">
          How alike the orders are
        </h2>
        <p className="max-w-prose text-sm text-muted">
          Kendall’s tau-b: 1 is the same order, 0 no relation, −1 the reverse; ties are taken into account. A dash stands where a policy ties all rows.
        </p>
        <LikenessTable lab={lab} />
      </section>
      {adoption && <AdoptDialog adoption={adoption} onClose={() => setAdoption(null)} onRebase={() => setAdoption({ ...adoption, before })} />}
    </div>
  )
}

function ScoredCount({ lab, stage }: { lab: Lab; stage: Stage }) {
  const scored = lab.comparison.policies[0]?.ranking.ranks.filter((rank) => rank !== null).length ?? 0
  return (
    <p className="tabular mt-1 text-sm text-muted">
      {scored.toLocaleString('en')} of {lab.lines.length.toLocaleString('en')} open failure modes are fully scored ({stage}) and ranked; 1 is worst.
      Equal rows share a rank (1, 2, 2, 4) and are marked =.
    </p>
  )
}

interface StoredChoiceProps {
  lab: Lab
  value: string | null
  /** The version that the register has. */
  ownId: string
  onChoose: (id: string | null) => void
}

function StoredChoice({ lab, value, ownId, onChoose }: StoredChoiceProps) {
  const others = lab.versions.filter((row) => row.id !== ownId)
  if (others.length === 0) return null
  return (
    <Select
      label="Also compare a stored version"
      className="w-full sm:w-60"
      value={others.some((row) => row.id === value) ? (value ?? '') : ''}
      options={[{ value: '', label: 'None' }, ...others.map((row) => ({ value: row.id, label: describeVersion(row) }))]}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
    />
  )
}
