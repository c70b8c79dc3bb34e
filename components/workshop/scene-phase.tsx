'use client'

import Link from 'next/link'
import { useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { FocusButton, FocusPlace } from '@/components/workshop/focus-mark'
import { PeopleList } from '@/components/workshop/people-list'
import { usePeople } from '@/components/workshop/use-people'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { MeetingInputs } from '@/components/workshop/meeting-inputs'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { FocusPart } from '@/lib/domain/workshop/workshop-words'
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
    { label: 'Agenda', text: workshop.agendaName },
    { label: 'Scope', text: register.scope },
    { label: 'Prerequisites', text: register.prerequisites },
  ]
  const base = `/registers/${encodeURIComponent(register.code)}`
  const known = rows.all('failure-mode').filter(({ deletedAt }) => deletedAt === null).length
  return (
    <section aria-labelledby="given-title">
      <SceneTitle id="given-title" title="What was given" part="given" />
      <dl className="grid gap-3">
        <div>
          <dt className="text-sm text-muted">Register</dt>
          <dd className="text-base">
            {register.code} {register.title}
            <span className="flex flex-wrap gap-x-5 text-sm projector:hidden">
              <Link href={base} className="text-accent pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
                {known === 1 ? '1 failure mode is known' : `${known} failure modes are known`}
              </Link>
              <Link href={`${base}/document`} className="text-accent pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
                The document
              </Link>
            </span>
          </dd>
        </div>
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
  const people = usePeople().filter(({ part }) => part !== 'watcher')
  return (
    <section aria-labelledby="people-title">
      <SceneTitle id="people-title" title="Who is here" part="people" count={people.length} />
      <PeopleList />
    </section>
  )
}

function SceneTitle({ id, title, part, count }: { id: string; title: string; part: FocusPart; count?: number }) {
  return (
    <FocusPlace kind="part" id={part} className="mb-2 flex items-center justify-between gap-2 border-b pb-1">
      <h3 id={id} className="text-lg font-semibold">
        {title} {count !== undefined && <span className="tabular font-normal text-faint">{count}</span>}
      </h3>
      <FocusButton kind="part" id={part} what={title.toLowerCase()} />
    </FocusPlace>
  )
}
