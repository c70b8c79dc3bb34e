'use client'

import { useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { usePresence } from '@/components/room/use-presence'
import { Avatar } from '@/components/ui/avatar'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { describeRole } from '@/components/workshop/role-in-meeting'
import { MeetingInputs } from '@/components/workshop/meeting-inputs'
import { participantsOf } from '@/lib/domain/workshop/board'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** What was given, and who is here. */
export function ScenePhase() {
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="grid content-start gap-8">
        <MeetingInputs />
        <Given />
      </div>
      <People />
    </div>
  )
}

function Given() {
  const register = useRegisterRow()
  const { workshop } = useWorkshop()
  const { rows } = useRoomView()
  const constraints = listInOrder<'register-constraint'>(rows.all('register-constraint'))
  const facts = [
    { label: 'Register', text: `${register.code} ${register.title}` },
    { label: 'Agenda', text: workshop.agendaName },
    { label: 'Scope', text: register.scope },
    { label: 'Prerequisites', text: register.prerequisites },
  ]
  return (
    <section aria-labelledby="given-title">
      <h3 id="given-title" className="mb-2 border-b pb-1.5 text-lg font-semibold">
        What was given
      </h3>
      <dl className="grid gap-3">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-base">{text ? <MarkdownText inline text={text} /> : <span className="text-faint">Not written down</span>}</dd>
          </div>
        ))}
        <div>
          <dt className="text-sm text-muted">Constraints</dt>
          <dd>
            {constraints.length === 0 ? (
              <span className="text-faint">None written down</span>
            ) : (
              <ul className="list-disc pl-5 marker:text-faint">
                {constraints.map(({ id, text }) => (
                  <li key={id}>
                    <MarkdownText inline text={text} />
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function People() {
  const { workshop } = useWorkshop()
  const { rows, reader } = useRoomView()
  const here = new Set(usePresence().map(({ membershipId }) => membershipId))
  const people = participantsOf(rows, workshop.id).flatMap(({ id, membershipId }) => {
    const member = rows.get('membership', membershipId)
    if (!member) return []
    const isSelf = membershipId === reader.membershipId
    return [{ id, name: member.name, role: describeRole(member, workshop), isHere: isSelf || here.has(membershipId), isSelf }]
  })
  return (
    <section aria-labelledby="people-title">
      <h3 id="people-title" className="mb-2 border-b pb-1.5 text-lg font-semibold">
        Who is here <span className="tabular font-normal text-faint">{people.length}</span>
      </h3>
      {people.length === 0 && <p className="py-2 text-muted">Nobody has joined yet. Opening this page is joining.</p>}
      <ul aria-label="Who takes part">
        {people.map(({ id, name, role, isHere, isSelf }) => (
          <li key={id} className="flex items-center gap-3 border-b py-2">
            <Avatar name={name} decorative />
            <span className="min-w-0 flex-1 truncate">
              {name}
              {isSelf && <span className="text-muted"> (you)</span>}
            </span>
            <span className="text-sm text-muted">{isHere ? role : `${role}, away`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
