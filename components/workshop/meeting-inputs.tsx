'use client'

import { ChoiceField } from '@/components/room/choice-field'
import { EditableText } from '@/components/room/editable-text'
import { joinClasses } from '@/components/ui/class-names'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { meetingInputsOf } from '@/lib/domain/workshop/meeting-inputs'
import type { InputState } from '@/lib/domain/workshop/agenda-words'
import { useRoomView } from '@/lib/live/client/room'

const STATE_WORDS = { open: 'Not looked at', there: 'It is there', missing: 'Missing' } as const satisfies Record<InputState, string>
const CHOICES = Object.entries(STATE_WORDS).map(([value, label]) => ({ value, label }))

/** What the meeting looks at, checked off by whoever takes part; nothing where its agenda names none. */
export function MeetingInputs() {
  const { workshop, takesPart } = useWorkshop()
  const { rows } = useRoomView()
  const inputs = meetingInputsOf(rows, workshop.id)
  if (inputs.length === 0) return null
  const open = inputs.filter(({ state }) => state === 'open').length
  return (
    <section aria-labelledby="inputs-title">
      <h3 id="inputs-title" className="mb-1 flex justify-between border-b pb-1.5 text-lg font-semibold">
        What we look at
        <span className="tabular text-sm font-normal text-muted">{open === 0 ? 'all looked at' : `${open} of ${inputs.length} to look at`}</span>
      </h3>
      <ul aria-labelledby="inputs-title">
        {inputs.map(({ id, title, state, note }) => (
          <li key={id} className="grid items-start gap-x-4 border-b py-1.5 sm:grid-cols-[minmax(0,1fr)_9rem]">
            <div className="min-w-0">
              <p className={joinClasses('wrap-anywhere', state === 'there' && 'text-muted')}>{title}</p>
              {(takesPart || note) && (
                <div className="text-sm text-muted">
                  <EditableText kind="meeting-input" id={id} field="note" label={`Note on ${title}`} value={note} shape="prose" max={500} readOnly={!takesPart} placeholder="Where is it, or why is it missing?" />
                </div>
              )}
            </div>
            <div className={joinClasses('py-1', state === 'missing' && 'font-medium text-warning')}>
              <ChoiceField kind="meeting-input" id={id} field="state" label={`State of ${title}`} value={state} choices={CHOICES} readOnly={!takesPart} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
