import { Avatar } from '@/components/ui/avatar'
import { listUnaccepted } from '@/lib/domain/workshop/unaccepted'
import type { Duty } from '@/lib/domain/workshop/duties'

/** For who leads: what nobody has said yes to yet, by person, and what lands on nobody. */
export function NotAccepted({ duties }: { duties: readonly Duty[] }) {
  const { people, onNobody } = listUnaccepted(duties)
  const count = people.reduce((sum, one) => sum + one.duties.length, 0)
  return (
    <section aria-labelledby="unaccepted-title" className="projector:hidden">
      <h3 id="unaccepted-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Not accepted yet <span className="tabular font-normal text-faint">{count + onNobody.length}</span>
      </h3>
      {count + onNobody.length === 0 && <p className="py-2 text-muted">Whoever was given something has said yes to it.</p>}
      <ul aria-labelledby="unaccepted-title">
        {people.map(({ membershipId, name, duties: open }) => (
          <li key={membershipId} className="flex gap-3 border-b py-2">
            <Avatar name={name} decorative />
            <div className="min-w-0">
              <p className="font-medium">{name}</p>
              <Terms duties={open} />
            </div>
          </li>
        ))}
        {onNobody.length > 0 && (
          <li className="border-b py-2">
            <p className="font-medium text-warning">Nobody holds the role, or it is a name in words</p>
            <Terms duties={onNobody} />
          </li>
        )}
      </ul>
    </section>
  )
}

function Terms({ duties }: { duties: readonly Duty[] }) {
  return (
    <ul className="text-sm text-muted">
      {duties.map(({ kind, id, terms, failureMode }) => (
        <li key={`${kind} ${id} ${failureMode.id}`} className="wrap-anywhere">
          <span className="font-mono">{failureMode.code || 'new'}</span> {terms}
        </li>
      ))}
    </ul>
  )
}
