'use client'

import { useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { RemovePerson, useRemoveItems } from '@/components/workshop/remove-person'
import { Avatar } from '@/components/ui/avatar'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { usePeople, type PersonInMeeting } from '@/components/workshop/use-people'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { may } from '@/lib/domain/access/permissions'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

const PARTS = {
  facilitator: 'leads it',
  'co-facilitator': 'leads it too',
  participant: 'takes part',
  watcher: 'watches',
} as const satisfies Record<PersonInMeeting['part'], string>

/** Who is here and in which role; who leads lets others lead too, and hands the lead over. */
export function PeopleList() {
  const people = usePeople()
  const inIt = people.filter(({ part }) => part !== 'watcher')
  const watching = people.filter(({ part }) => part === 'watcher')
  return (
    <>
      <ul aria-label="Who takes part">
        {inIt.map((person) => (
          <PersonLine key={person.membershipId} person={person} />
        ))}
      </ul>
      {watching.length > 0 && (
        <ul aria-label="Who watches">
          {watching.map((person) => (
            <PersonLine key={person.membershipId} person={person} />
          ))}
        </ul>
      )}
    </>
  )
}

function PersonLine({ person }: { person: PersonInMeeting }) {
  const { name, part, isHere, isReady, isSelf, isGuest } = person
  const [isRemoving, setRemoving] = useState(false)
  const items = [...useLeadItems(person), ...useRemoveItems(person, () => setRemoving(true))]
  return (
    <li className="flex min-h-11 items-center gap-3 border-b py-1">
      <Avatar name={name} decorative />
      <span className="min-w-0 flex-1 truncate">
        {name}
        {isSelf && <span className="text-muted projector:hidden"> (you)</span>}
      </span>
      <span className="text-sm text-muted">{[PARTS[part], isGuest && 'a guest', isReady && 'ready', !isHere && 'away'].filter(Boolean).join(', ')}</span>
      {items.length > 0 && <Menu label={`More for ${name}`} icon="more" iconOnly items={items} />}
      <RemovePerson open={isRemoving} onClose={() => setRemoving(false)} person={person} />
    </li>
  )
}

/** What whoever leads can do about the lead of somebody. */
function useLeadItems({ membershipId, name, part, isSelf }: PersonInMeeting): MenuItem[] {
  const { workshop, mayRun } = useWorkshop()
  const { rows, reader } = useRoomView()
  const { act } = useActions()
  const roles = rows.get('membership', membershipId)?.roles ?? []
  if (!mayRun || part === 'facilitator' || !may(roles, 'take-part')) return []
  const own = rows.where('co-facilitator', 'workshopId', workshop.id).find((one) => one.membershipId === membershipId && one.deletedAt === null)
  const share = () => {
    if (own) return void act('co-facilitator.delete', { ids: [own.id] }, { done: `${name} leads no longer.` })
    void act('co-facilitator.add', { rows: [{ id: newId(), workshopId: workshop.id, membershipId }] }, { done: `${name} leads too.` })
  }
  const entrust = () => void act('workshop-lead.entrust', { workshopId: workshop.id, from: workshop.facilitatorId, to: membershipId })
  return [
    ...(may(roles, 'run-workshop') ? [] : [{ label: own ? 'Leads no longer' : 'Let them lead too', icon: 'people', onSelect: share } as const]),
    ...(reader.membershipId === workshop.facilitatorId && !isSelf ? [{ label: 'Hand the lead over', icon: 'swap', onSelect: entrust } as const] : []),
  ]
}
