'use client'

import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { useRoomView } from '@/lib/live/client/room'
import { PLACES_MAX } from '@/lib/domain/signature/signature-rows'

interface RoleOrderProps {
  roleIds: readonly string[]
  onChange: (roleIds: string[]) => void
  isOrdered: boolean
}

/** The roles that are asked, in their order; one can be taken out, moved before another, and added. */
export function RoleOrder({ roleIds, onChange, isOrdered }: RoleOrderProps) {
  const { rows } = useRoomView()
  const live = rows.all('owner-role').filter(({ deletedAt }) => deletedAt === null).sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
  const others = live.filter(({ id }) => !roleIds.includes(id))
  const nameOf = (id: string) => rows.get('owner-role', id)?.name ?? ''
  const without = (id: string) => roleIds.filter((one) => one !== id)
  const moveUp = (i: number) => onChange([...roleIds.slice(0, i - 1), ...roleIds.slice(i, i + 1), ...roleIds.slice(i - 1, i), ...roleIds.slice(i + 1)])
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Roles</legend>
      <ol className="border-y">
        {roleIds.map((id, i) => (
          <li key={id} className="flex items-center gap-2 border-b py-1 last:border-b-0">
            <span className="min-w-0 grow wrap-anywhere">
              {isOrdered && <span className="tabular text-muted">{i + 1}. </span>}
              {nameOf(id)}
            </span>
            {isOrdered && i > 0 && <IconButton icon="arrow-up" label={`Move ${nameOf(id)} up`} onClick={() => moveUp(i)} />}
            <IconButton icon="close" label={`Leave ${nameOf(id)} out`} onClick={() => onChange(without(id))} />
          </li>
        ))}
        {roleIds.length === 0 && <li className="py-2 text-muted">No role yet.</li>}
      </ol>
      {others.length > 0 && roleIds.length < PLACES_MAX && (
        <Select
          className="mt-2"
          label="Add a role"
          value=""
          options={[{ value: '', label: 'Choose a role' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => event.target.value !== '' && onChange([...roleIds, event.target.value])}
        />
      )}
    </fieldset>
  )
}
