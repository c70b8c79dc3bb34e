import type { BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import { fullContent } from '@/lib/testing/full-register'

/** What a baseline holds of a register with something in every field and list. */
export function fullBaselineContent(): BaselineContent {
  const { sections, ...register } = fullContent('D10')
  const action = { what: 'Count twice', who: 'Amara Okafor', due: '2026-12-01', state: 'open', settledOn: null } as const
  const frozen = sections.map((section) => {
    if (section.kind !== 'category') return section
    const scenarios = section.scenarios.map((scenario) => ({
      ...scenario,
      status: 'closed' as const,
      closedReason: 'It cannot happen any more',
      controls: scenario.controls.map((control, i) => ({ ...control, more: { statement: 'select 1' }, actions: i === 0 ? [action] : [] })),
      actions: [{ ...action, what: 'Write it down', state: 'done' as const, settledOn: '2026-11-01' }],
    }))
    return { ...section, scenarios }
  })
  return { form: 1, register: { ...register, sections: frozen }, policy: storePolicy(DEFAULT_POLICY), roles: ['Product Manager', 'SRE Lead'] }
}
