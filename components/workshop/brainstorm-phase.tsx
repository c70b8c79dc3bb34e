'use client'

import { useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { CardComposer, useCardDraft } from '@/components/workshop/card-composer'
import type { CardDesk, CardDeskView } from '@/components/workshop/card-desk'
import { CategoryRadar } from '@/components/workshop/category-radar'
import { OwnCards } from '@/components/workshop/own-cards'
import { PromptPanel } from '@/components/workshop/prompt-panel'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { PROMPTS, type Prompt } from '@/lib/domain/knowledge/prompts'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'

interface BrainstormPhaseProps {
  desk: CardDesk | null
  view: CardDeskView
  counts: readonly HiddenCount[] | null
}

/** Everybody writes, alone: a card, one's own cards, questions, and what nobody has touched yet. */
export function BrainstormPhase({ desk, view, counts }: BrainstormPhaseProps) {
  const { workshop, takesPart } = useWorkshop()
  const { draft, setDraft } = useCardDraft(workshop.id)
  const writing = useRef<HTMLDivElement>(null)
  const answer = (prompt: Prompt) => {
    setDraft({ ...draft, promptKey: prompt.key })
    writing.current?.querySelector('textarea')?.focus()
  }
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[3fr_2fr]">
      <div ref={writing} className="grid gap-8">
        {takesPart ? (
          <>
            <CardComposer desk={desk} draft={draft} onChange={setDraft} prompt={PROMPTS.find(({ key }) => key === draft.promptKey)} />
            <OwnCards desk={desk} view={view} />
          </>
        ) : (
          <Notice title="You are watching.">Others write their cards in silence. With your role here you see them at the reveal, like everybody else.</Notice>
        )}
      </div>
      <div className="grid gap-8">
        <CategoryRadar counts={counts} />
        <PromptPanel chosen={draft.promptKey} onChoose={takesPart ? answer : undefined} />
      </div>
    </div>
  )
}
