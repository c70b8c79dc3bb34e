'use client'

import { InvitationList } from '@/components/people/invitation-list'
import type { InvitationDoors } from '@/components/people/invitation-doors'
import { MemberList } from '@/components/people/member-list'
import { Organisation } from '@/components/people/organisation'
import { OwnerRoleList } from '@/components/people/owner-role-list'
import { LiveMark } from '@/components/room/live-mark'
import { PageHeader } from '@/components/ui/page-header'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

interface PeoplePageProps {
  doors: InvitationDoors
  /** When each membership began (ISO time), by its id. */
  starts: Readonly<Record<string, string>>
}

const MANAGED = 'Who belongs to this workspace, what they may do, and who answers for what.'
const READ = 'Who belongs to this workspace and who answers for what. Administrators change it.'

/** Members, invitations and owner roles of the workspace. */
export function PeoplePage({ doors, starts }: PeoplePageProps) {
  useRoomView()
  const manages = useRoomStore().may('manage-people')
  return (
    <>
      <PageHeader
        title="People and roles"
        description={manages ? MANAGED : READ}
        facts={<LiveMark />}
      />
      <div className="grid gap-x-16 gap-y-12 xl:grid-cols-2">
        <div className="grid content-start gap-12">
          <MemberList starts={starts} />
          {manages && <InvitationList doors={doors} />}
        </div>
        <div className="grid content-start gap-12">
          <OwnerRoleList />
          <Organisation />
        </div>
      </div>
    </>
  )
}
