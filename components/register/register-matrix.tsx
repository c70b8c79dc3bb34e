'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { RiskMatrix } from '@/components/matrix/risk-matrix'
import { failureModePath, useCategoryGroups, usePolicy, useRegisterRow } from '@/components/register/use-register'
import { Select } from '@/components/ui/select'
import { buildMatrix } from '@/lib/domain/matrix/build-matrix'
import { STAGES, type Stage } from '@/lib/domain/scoring/factor'

const STAGE_WORDS: Record<Stage, string> = {
  inherent: 'Inherent: without controls',
  current: 'Current: controls in place',
  target: 'Target: all planned controls in place',
}

/** Likelihood by impact, at a stage that stands in the address (`?stage=inherent`). It moves while people talk. */
export function RegisterMatrix() {
  const register = useRegisterRow()
  const groups = useCategoryGroups()
  const policy = usePolicy()
  const router = useRouter()
  const path = usePathname()
  const asked = useSearchParams().get('stage')
  const stage = STAGES.find((one) => one === asked) ?? 'current'
  const matrix = useMemo(() => {
    const rows = groups.flatMap((group) => group.failureModes.map(({ row, stages }) => ({ id: row.id, code: row.code, factors: stages })))
    return buildMatrix({ rows, xFactor: 'likelihood', yFactor: 'impact', policy, stage })
  }, [groups, policy, stage])
  return (
    <div className="grid gap-5">
      <Select
        label="Stage"
        className="w-full sm:w-80 print:hidden"
        value={stage}
        options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
        onChange={(event) => router.replace(event.target.value === 'current' ? path : `${path}?stage=${event.target.value}`, { scroll: false })}
      />
      <RiskMatrix matrix={matrix} policy={policy} hrefFor={(code) => failureModePath(register.code, code)} />
    </div>
  )
}
