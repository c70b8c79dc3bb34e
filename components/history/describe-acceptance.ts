import type { ChangeWords } from '@/components/history/change-words'
import type { Change } from '@/lib/domain/row/change'

/** How an acceptance ended, as the history tells it. */
const ENDS: Record<string, string> = { withdrawn: 'Request for acceptance taken back', expired: 'Acceptance lapsed', risen: 'Acceptance ended: the risk rose', renewed: 'Earlier acceptance renewed' }

/** A change of what is about acceptances, in words; null for what another change of the event says, undefined for other kinds. */
export function describeAcceptance({ kind, field, after }: Change): ChangeWords | null | undefined {
  if (kind === 'acceptance') {
    if (field === null) return { what: 'Acceptance asked for', after: `until ${String(after.expiresOn)}: ${String(after.reason)}` }
    return field === 'ended' ? { what: ENDS[String(after)] ?? 'Acceptance ended' } : null
  }
  if (kind !== 'acceptance-decision' || field !== null) return undefined
  const said = after.reason === null ? '' : `: ${String(after.reason)}`
  return { what: after.outcome === 'approved' ? 'Risk accepted' : 'Acceptance refused', after: `${String(after.deciderName)} as ${String(after.roleName)}${said}` }
}
