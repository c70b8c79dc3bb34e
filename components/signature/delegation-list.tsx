'use client'

import { Button } from '@/components/ui/button'
import { describeDay } from '@/components/ui/age-words'
import { useToast } from '@/components/ui/toast'
import { useLateCommand } from '@/components/room/use-late-command'
import type { ReviewParts } from '@/lib/domain/signature/review-standing'
import type { DelegationRow } from '@/lib/domain/signature/signature-rows'
import { describeRefusal } from '@/lib/live/client/refusal'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Who may sign for whom in a review, today and on days to come; nothing where nobody may. `today` is an ISO day. */
export function DelegationList({ parts, today }: { parts: ReviewParts; today: string }) {
  const { rows } = useRoomView()
  const roleIds = parts.places.map(({ ownerRoleId }) => ownerRoleId)
  const standing = rows
    .all('delegation')
    .filter((one) => one.endedAt === null && one.validTo >= today && roleIds.includes(one.ownerRoleId))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  if (standing.length === 0) return null
  return (
    <ul aria-label="Delegations" className="text-sm">
      {standing.map((one) => (
        <DelegationLine key={one.id} delegation={one} />
      ))}
    </ul>
  )
}

function DelegationLine({ delegation: { id, ownerRoleId, fromMembershipId, toMembershipId, validFrom, validTo } }: { delegation: DelegationRow }) {
  const { rows, reader } = useRoomView()
  const store = useRoomStore()
  const { send, isSending } = useLateCommand()
  const toast = useToast()
  const nameOf = (membershipId: string) => rows.get('membership', membershipId)?.name ?? 'Somebody'
  const mayEnd = fromMembershipId === reader.membershipId || store.may('manage-people')
  const end = async () => {
    const answer = await send('delegation.end', { id })
    if (answer.ok === false) toast.show({ tone: 'error', message: describeRefusal(answer.refusal) })
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2">
      <span>
        {nameOf(toMembershipId)} may sign as {rows.get('owner-role', ownerRoleId)?.name ?? 'a role that was deleted'} for {nameOf(fromMembershipId)}, {describeDay(validFrom)} to {describeDay(validTo)}.
      </span>
      {mayEnd && (
        <Button size="small" pending={isSending} onClick={() => void end()} className="print:hidden">
          End it
        </Button>
      )}
    </li>
  )
}
