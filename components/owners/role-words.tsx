import { describeDay } from '@/components/ui/age-words'
import type { RoleToday } from '@/lib/domain/owners/owner-view'

/** Who holds a role today; where nobody does, since when, who was the last, and who follows. */
export function RoleWords({ role }: { role: RoleToday }) {
  if (role.holders.length > 0) return <span className="text-muted">held by {role.holders.map(({ name }) => name).join(', ')}</span>
  return (
    <span className="text-warning">
      nobody {role.vacant ? `since ${describeDay(role.vacant.since)} (was ${role.vacant.was})` : 'yet'}
      {role.next && `, ${role.next.name} from ${describeDay(role.next.from)}`}
    </span>
  )
}
