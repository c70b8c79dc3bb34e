'use client'

import { useState, type ReactNode } from 'react'
import { lastField, orderHeader } from '@/components/document/header-order'
import type { DocumentView } from '@/components/document/use-document'
import { ChoiceField } from '@/components/room/choice-field'
import { EditableText } from '@/components/room/editable-text'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { joinClasses } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import type { HeaderField } from '@/lib/domain/document/content'
import { HEADER_LABELS } from '@/lib/domain/document/document-labels'
import type { HeaderLineRow } from '@/lib/domain/register/register-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

const STATES = [
  { value: 'draft', label: 'Draft' },
  { value: 'active', label: 'Active' },
  { value: 'archived', label: 'Archived' },
] as const

/** Title and header of the document as a list of facts, in the order in which they print. */
export function HeaderFields({ view }: { view: DocumentView }) {
  const { rows } = useRoomView()
  const { register, mayEdit, mayManage } = view
  const lines = listInOrder<'header-line'>(rows.all('header-line'))
  const places = orderHeader(register.headerOrder, lines)
  const target = { kind: 'register', id: register.id, readOnly: !mayManage }
  return (
    <div className="grid gap-2">
      <dl>
        {/* The head of the page prints the title; the state is not part of the document. */}
        <Line label="Title" screenOnly>
          <EditableText {...target} field="title" label="Title" shape="line" max={300} value={register.title} />
        </Line>
        <Line label="State in Eyes Open" screenOnly>
          <div className="max-w-48">
            <ChoiceField {...target} field="state" label="State" value={register.state} choices={STATES} />
          </div>
        </Line>
        {places.map((place) =>
          'line' in place ? (
            <FurtherLine key={place.line.id} line={place.line} readOnly={!mayEdit} />
          ) : (
            <Line key={place.field} label={HEADER_LABELS[place.field]} screenOnly={register[place.field] === null}>
              <EditableText
                {...target}
                field={place.field}
                label={HEADER_LABELS[place.field]}
                shape="prose"
                value={register[place.field]}
              />
            </Line>
          ),
        )}
      </dl>
      {mayEdit && <NewHeaderLine lines={lines} after={lastField(places)} />}
    </div>
  )
}

function Line({ label, screenOnly, children }: { label: ReactNode; screenOnly?: boolean; children: ReactNode }) {
  return (
    <div
      className={joinClasses(
        'grid gap-x-6 border-b py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]',
        screenOnly ? 'print:hidden' : 'print:border-b-0 print:py-0',
      )}
    >
      <dt className="min-w-0 text-sm leading-6 text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function FurtherLine({ line, readOnly }: { line: HeaderLineRow; readOnly: boolean }) {
  const { act } = useActions()
  const target = { kind: 'header-line', id: line.id, readOnly }
  return (
    <Line label={<EditableText {...target} field="label" label={`Label of ${line.label}`} shape="line" max={300} value={line.label} />}>
      <div className="flex items-start gap-1">
        <EditableText {...target} field="value" label={line.label} shape="prose" value={line.value} className="min-w-0 flex-1" />
        {!readOnly && (
          <IconButton
            icon="trash"
            label={`Delete ${line.label}`}
            onClick={() => void act('header-line.delete', { ids: [line.id] }, { done: `Deleted the line “${line.label}”.` })}
          />
        )}
      </div>
    </Line>
  )
}

interface NewHeaderLineProps {
  lines: readonly HeaderLineRow[]
  after: HeaderField | null
}

/** A label and Enter make a further line at the end of the header. */
function NewHeaderLine({ lines, after }: NewHeaderLineProps) {
  const { act } = useActions()
  const [label, setLabel] = useState('')
  const add = async () => {
    const typed = label.trim()
    if (typed === '') return
    setLabel('')
    const outcome = await act('header-line.add', { rows: [{ id: newId(), after, label: typed, value: null, orderKey: keyAtEnd(lines) }] })
    if (!outcome.ok) setLabel((now) => (now === '' ? typed : now))
  }
  return (
    <TextField
      label="Add a line to the header"
      hideLabel
      quiet
      className="-ml-2.5 max-w-xs print:hidden"
      placeholder="Add a header line: its label…"
      maxLength={300}
      value={label}
      onChange={(event) => setLabel(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
      }}
    />
  )
}
