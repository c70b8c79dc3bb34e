'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import type { CardDesk, CardDeskView, ShownCard } from '@/components/workshop/card-desk'
import { CardFields } from '@/components/workshop/card-fields'
import { wordsOf } from '@/components/workshop/card-words'
import { useRoomView } from '@/lib/live/client/room'

/** The cards that one has written: to be changed or taken back until the reveal. */
export function OwnCards({ desk, view }: { desk: CardDesk | null; view: CardDeskView }) {
  const { cards, isUnreached } = view
  return (
    <section aria-labelledby="own-title">
      <h3 id="own-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Your cards <span className="tabular font-normal text-faint">{cards.length}</span>
      </h3>
      {isUnreached && (
        <div className="py-2">
          <Notice tone="warning" live title="Nobody answers at the moment.">
            What you write is kept in this tab and sent as soon as the connection is back.
          </Notice>
        </div>
      )}
      {cards.length === 0 && <p className="py-2 text-muted">None yet. One way in which it failed is enough for one card.</p>}
      <ul aria-label="Your cards">
        {[...cards].reverse().map((card) => (
          <li key={card.id} className="border-b py-2.5">
            <OwnCardLine card={card} desk={desk} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OwnCardLine({ card, desk }: { card: ShownCard; desk: CardDesk | null }) {
  const [isEditing, setEditing] = useState(false)
  const { rows } = useRoomView()
  const category = card.categoryId === null ? undefined : rows.get('category', card.categoryId)?.title
  if (isEditing && desk) return <EditCard card={card} desk={desk} onDone={() => setEditing(false)} />
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1 wrap-anywhere whitespace-pre-line">
        <p className="text-base">{card.text}</p>
        {card.trigger && <p className="text-sm text-muted">Set off by: {card.trigger}</p>}
        {card.notice && <p className="text-sm text-muted">Noticed by: {card.notice}</p>}
        <p className="mt-0.5 text-xs text-faint">{[category, card.standing === 'sending' ? 'on its way' : null].filter(Boolean).join(' · ')}</p>
        {card.problem && (
          <p role="alert" className="mt-1 text-sm text-danger">
            {card.problem}
          </p>
        )}
      </div>
      <IconButton icon="edit" label={`Change “${shorten(card.text)}”`} onClick={() => setEditing(true)} />
      <IconButton icon="trash" label={`Withdraw “${shorten(card.text)}”`} onClick={() => desk?.withdraw(card.id)} />
    </div>
  )
}

function EditCard({ card, desk, onDone }: { card: ShownCard; desk: CardDesk; onDone: () => void }) {
  const [draft, setDraft] = useState({
    ...{ text: card.text, trigger: card.trigger ?? '', notice: card.notice ?? '' },
    ...{ categoryId: card.categoryId ?? '', promptKey: card.promptKey },
  })
  const save = () => {
    if (draft.text.trim() === '') return
    const { promptKey: _promptKey, ...words } = wordsOf(draft)
    desk.rewrite(card.id, words)
    onDone()
  }
  return (
    <div className="grid gap-3">
      <CardFields draft={draft} onChange={setDraft} onSend={save} autoFocus />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" onClick={save} disabled={draft.text.trim() === ''}>
          {card.standing === 'refused' ? 'Send it again' : 'Keep the change'}
        </Button>
      </div>
    </div>
  )
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
