'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { FocusButton, FocusPlace } from '@/components/workshop/focus-mark'
import { AGENDAS } from '@/lib/domain/workshop/agendas/agenda-catalogue'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { LENSES, PROMPTS, SOURCE_TEXTS, type Lens, type Prompt } from '@/lib/domain/knowledge/prompts'

/** Questions that make one think of a failure, one lens at a time; those of the lenses that the agenda prefers come first. */
export function PromptPanel({ chosen, onChoose }: { chosen: string | null; onChoose?: (prompt: Prompt) => void }) {
  const { workshop } = useWorkshop()
  const preferred: readonly Lens[] = AGENDAS[workshop.agendaKey].lenses
  const [lens, setLens] = useState<Lens>(preferred[0] ?? 'data')
  const lenses = [...new Set([...preferred, ...(Object.keys(LENSES) as Lens[])])]
  return (
    <section aria-labelledby="prompts-title">
      <FocusPlace kind="part" id="prompts" className="mb-2 flex items-center justify-between gap-2 border-b pb-1">
        <h3 id="prompts-title" className="text-lg font-semibold">
          Prompts
        </h3>
        <FocusButton kind="part" id="prompts" what="the prompts" />
      </FocusPlace>
      <Select
        label="Lens"
        value={lens}
        options={lenses.map((value) => ({ value, label: LENSES[value] }))}
        onChange={(event) => setLens(event.target.value as Lens)}
      />
      <ul aria-label="Prompts" className="mt-1">
        {PROMPTS.filter((prompt) => prompt.lens === lens).map((prompt) => (
          <li key={prompt.key} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b py-2.5">
            <div className="min-w-0 flex-1 basis-52">
              <p className="text-sm text-muted">{prompt.about}</p>
              <p className="text-base">{prompt.question}</p>
              <p className="text-xs text-faint">
                {SOURCE_TEXTS[prompt.source.text].title}, “{prompt.source.section}”
              </p>
            </div>
            {onChoose && (
              <Button size="small" aria-pressed={chosen === prompt.key} aria-label={`Answer: ${prompt.about}`} onClick={() => onChoose(prompt)}>
                Answer it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
