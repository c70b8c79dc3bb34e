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
          {owner.name} <Holders owner={owner} />
        </span>
      ))}
    </span>
  )
}

function Holders({ owner }: { owner: OwnerName }) {
  if (!owner.isRole) return <span className="text-warning">(a text, no role)</span>
  if (owner.holders.length === 0) return <span className="text-warning">({owner.part === 'awareness' && 'only told: '}nobody today)</span>
  const told = owner.part === 'awareness' ? 'only told: ' : ''
  return (
    <span className="text-muted">
      ({told}
      {owner.holders.join(', ')})
    </span>
  )
}
