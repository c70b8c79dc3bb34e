'use client'

import { useEffect, useState } from 'react'
import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import { useBallotName } from '@/components/workshop/use-ballot-name'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import type { MinorityNoteRow, ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { REASON_MAX } from '@/lib/domain/workshop/workshop-words'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

/** What people hold against the value, under their names; whoever took part can add one. */
export function MinorityNotes({ round }: { round: ScoringRoundRow }) {
  const { rows, reader } = useRoomView()
  const { isGuest } = useWorkshop()
  const notes = rows.where('minority-note', 'roundId', round.id).filter(({ deletedAt }) => deletedAt === null).sort((a, b) => (a.id < b.id ? -1 : 1))
  const own = rows.where('participant', 'workshopId', round.workshopId).find(({ membershipId }) => membershipId === reader.membershipId)
  if (isGuest || (notes.length === 0 && !own)) return null
  return (
    <section aria-label="Minority notes" className={notes.length === 0 ? 'projector:hidden print:hidden' : undefined}>
      <h4 className="mb-1 border-b pb-1 text-base font-semibold">Minority notes</h4>
      <ul>
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} isOwn={note.participantId === own?.id} />
        ))}
      </ul>
      {own && <WriteNote roundId={round.id} />}
    </section>
  )
}

function NoteLine({ note, isOwn }: { note: MinorityNoteRow; isOwn: boolean }) {
  const { act } = useActions()
  const nameOf = useBallotName()
  return (
    <li className="group/field flex items-start gap-2 border-b py-2">
      <div className="min-w-0 flex-1">
        <EditableText kind="minority-note" id={note.id} field="text" label="Note" value={note.text} shape="prose" max={REASON_MAX} readOnly={!isOwn} />
        <p className="text-xs text-muted">{[nameOf(note), note.factor && FACTOR_WORDS[note.factor].label].filter(Boolean).join(' · ')}</p>
      </div>
      {isOwn && <IconButton icon="trash" label="Delete this note" onClick={() => void act('minority-note.delete', { ids: [note.id] }, { done: 'The note is deleted.' })} />}
    </li>
  )
}

function WriteNote({ roundId }: { roundId: string }) {
  const { act } = useActions()
  const key = `workshop-note ${roundId}`
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [factor, setFactor] = useState('')
  useEffect(() => {
    const kept = readFromTab(key) ?? ''
    setText(kept)
    setOpen(kept !== '')
  }, [key])
  const write = (next: string) => {
    setText(next)
    keepInTab(key, next)
  }
  const send = async () => {
    if (text.trim() === '') return
    const outcome = await act('minority-note.add', { rows: [{ id: newId(), roundId, text, factor: factor === '' ? null : factor }] }, { done: 'Your note stands beside the value.' })
    if (!outcome.ok) return
    write('')
    setOpen(false)
  }
  if (!isOpen) {
    return (
      <Button size="small" icon="edit" className="mt-2 projector:hidden" onClick={() => setOpen(true)}>
        Write a minority note
      </Button>
    )
  }
  return (
    <div className="mt-3 grid gap-3 projector:hidden">
      <TextArea label="What do you hold against it?" hint="Everybody sees it, with your name." maxLength={REASON_MAX} value={text} onChange={(event) => write(event.target.value)} onSend={() => void send()} autoFocus />
      <Select
        label="About"
        value={factor}
        onChange={(event) => setFactor(event.target.value)}
        options={[{ value: '', label: 'the value as a whole' }, ...FACTORS.map((one) => ({ value: one, label: FACTOR_WORDS[one].label }))]}
      />
      <div className="flex gap-2">
        <Button variant="primary" disabled={text.trim() === ''} onClick={() => void send()}>
          Keep the note
        </Button>
        <Button onClick={() => setOpen(false)}>Not now</Button>
      </div>
    </div>
  )
}
