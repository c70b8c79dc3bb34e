import type { OwnerName } from '@/lib/domain/owners/owner-view'

const MARKS = { accountable: '', joint: '+ ', escalation: '→ ', awareness: '' } as const

/** An owner chain with who stands behind each role today; what nobody holds is said, never left out. */
export function OwnerLine({ owners }: { owners: readonly OwnerName[] }) {
  if (owners.length === 0) return <span className="text-warning">Nobody</span>
  return (
    <span className="flex flex-wrap gap-x-1.5">
      {owners.map((owner, i) => (
        <span key={i}>
          {i > 0 && MARKS[owner.part]}
          {owner.name}
          {owner.part === 'awareness' && <span className="text-muted"> (only told)</span>} <Holders owner={owner} />
        </span>
      ))}
    </span>
  )
}

function Holders({ owner }: { owner: OwnerName }) {
  if (!owner.isRole) return <span className="text-warning">(a text, no role)</span>
  if (owner.holders.length === 0) return <span className="text-warning">(nobody today)</span>
  return <span className="text-muted">({owner.holders.join(', ')})</span>
}
