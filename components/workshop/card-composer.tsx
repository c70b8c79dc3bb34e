'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import type { CardDesk } from '@/components/workshop/card-desk'
import { CardFields } from '@/components/workshop/card-fields'
import { EMPTY_DRAFT, readDraft, WHO_SEES, wordsOf, type CardDraft } from '@/components/workshop/card-words'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import { useWorkshop } from '@/components/workshop/use-workshop'
import type { Prompt } from '@/lib/domain/knowledge/prompts'

/** What is being written, kept in this tab until it is sent: a reload or going elsewhere loses nothing. */
export function useCardDraft(workshopId: string): { draft: CardDraft; setDraft: (draft: CardDraft) => void } {
  const key = `workshop-draft ${workshopId}`
  const [draft, show] = useState(EMPTY_DRAFT)
  // The server renders the page without it, so it comes in after the first paint.
  useEffect(() => show(readDraft(readFromTab(key))), [key])
  const setDraft = (next: CardDraft) => {
    show(next)
    keepInTab(key, JSON.stringify(next))
  }
  return { draft, setDraft }
}

interface CardComposerProps {
  desk: CardDesk | null
  draft: CardDraft
  onChange: (draft: CardDraft) => void
  /** The prompt that the card answers. */
  prompt: Prompt | undefined
}

/** Writes one card after the other. Who will see it stands there before anybody types. */
export function CardComposer({ desk, draft, onChange, prompt }: CardComposerProps) {
  const { workshop } = useWorkshop()
  const form = useRef<HTMLDivElement>(null)
  const title = useId()
  const isEmpty = draft.text.trim() === ''
  const send = () => {
    if (isEmpty || !desk) return
    desk.write(wordsOf(draft))
    onChange(EMPTY_DRAFT)
    form.current?.querySelector('textarea')?.focus()
  }
  return (
    <section aria-labelledby={title}>
      <h3 id={title} className="text-lg font-semibold">
        Write a card
      </h3>
      <p className="mt-1 mb-3 flex max-w-prose gap-2 text-sm text-muted">
        <Icon name="lock" size={14} className="mt-1 shrink-0" />
        {WHO_SEES[workshop.authorship]}
      </p>
      {prompt && (
        <p className="mb-3 flex items-start justify-between gap-2 border-l-2 border-accent pl-3 text-base">
          <span>{prompt.question}</span>
          <IconButton icon="close" label="Write without this prompt" onClick={() => onChange({ ...draft, promptKey: null })} />
        </p>
      )}
      <div ref={form}>
        <CardFields draft={draft} onChange={onChange} onSend={send} />
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted max-sm:hidden pointer-coarse:hidden">Ctrl+Enter keeps it and begins the next one.</p>
        <Button variant="primary" onClick={send} disabled={isEmpty} className="ml-auto max-sm:w-full">
          Keep this card
        </Button>
      </div>
    </section>
  )
}
