'use client'

import { useState } from 'react'
import type { InvitationDoors, MadeInvitation } from '@/components/people/invitation-doors'
import { InviteForm } from '@/components/people/invite-form'
import { InvitationLink } from '@/components/people/invitation-link'
import { describeRoles } from '@/components/people/role-words'
import { describeInstant } from '@/components/ui/age-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { InvitationRow } from '@/lib/domain/workspace/workspace-rows'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView } from '@/lib/live/client/room'

/** Who is invited and has not come yet, and the form that invites somebody. For administrators only. */
export function InvitationList({ doors }: { doors: InvitationDoors }) {
  const { rows } = useRoomView()
  const [made, setMade] = useState<MadeInvitation | null>(null)
  const open = rows
    .all('invitation')
    .filter((one) => one.deletedAt === null && one.acceptedAt === null)
    .sort((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))
  // A link that no longer works is not left standing to be copied.
  const forget = (email: string) => setMade((now) => (now?.email === email ? null : now))
  return (
    <section aria-labelledby="invitations" className="grid gap-4">
      <h2 id="invitations" className="text-xl font-semibold">
        Invitations
      </h2>
      {made && <InvitationLink made={made} onClose={() => setMade(null)} />}
      <InviteForm invite={doors.invite} onMade={setMade} />
      {open.length > 0 ? (
        <ul className="border-t">
          {open.map((invitation) => (
            <Invitation key={invitation.id} invitation={invitation} withdraw={doors.withdraw} onWithdrawn={forget} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">Nobody is invited at the moment.</p>
      )}
    </section>
  )
}

interface InvitationProps {
  invitation: InvitationRow
  withdraw: InvitationDoors['withdraw']
  onWithdrawn: (email: string) => void
}

function Invitation({ invitation, withdraw, onWithdrawn }: InvitationProps) {
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const isOver = invitation.expiresAt <= nowIso()
  const send = async () => {
    setPending(true)
    const answer = await withdraw({ invitationId: invitation.id }).catch(() => null)
    setPending(false)
    if (!answer?.ok) {
      const message = answer?.error.message ?? 'The server could not be reached. The invitation still stands.'
      return void toast.show({ tone: 'error', message })
    }
    onWithdrawn(invitation.email)
    toast.show({ message: `Withdrew the invitation of ${invitation.email}. Its link no longer works.` })
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2.5">
      <div className="min-w-48 flex-1">
        <p className="wrap-anywhere">{invitation.email}</p>
        <p className="text-sm text-muted">{describeRoles(invitation.roles)}</p>
      </div>
      {isOver ? (
        <Badge tone="warning">expired</Badge>
      ) : (
        <p className="tabular text-sm text-muted">until {describeInstant(invitation.expiresAt)}</p>
      )}
      <Button size="small" variant="danger" pending={pending} onClick={() => void send()}>
        {isOver ? 'Remove' : 'Withdraw'}
        <span className="sr-only"> the invitation of {invitation.email}</span>
      </Button>
    </li>
  )
}
