import { useId } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { AUTHORSHIPS, type Authorship } from '@/lib/domain/workshop/workshop-words'

export const CARDS_CHOICE = {
  legend: 'Cards, for the whole workshop',
  named: { label: 'Named', hint: 'Until the reveal a card is its author’s alone. From then on everybody sees who wrote it.' },
  anonymous: {
    label: 'Anonymous',
    hint: 'Names are never shown and never stored: neither you nor an administrator nor a reader of the database can find out who wrote a card.',
  },
} as const satisfies AuthorshipWords

export const SCORES_CHOICE = {
  legend: 'Scores, for the whole workshop',
  named: { label: 'Named', hint: 'Until the reveal a ballot is its author’s alone. From then on everybody sees who gave which levels.' },
  anonymous: { label: 'Anonymous', hint: 'Everybody sees who has answered, and the levels at the reveal; never which are whose. There the name is taken off the ballot for good.' },
} as const satisfies AuthorshipWords

type AuthorshipWords = Record<Authorship, { label: string; hint: string }> & { legend: string }

interface AuthorshipChoiceProps {
  words: AuthorshipWords
  value: Authorship
  onChange: (value: Authorship) => void
}

/** Whether something bears names: decided before anybody begins, and never changed after. */
export function AuthorshipChoice({ words, value, onChange }: AuthorshipChoiceProps) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{words.legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {AUTHORSHIPS.map((one) => (
          <label
            key={one}
            className={joinClasses(
              'flex cursor-pointer gap-2.5 rounded-md border p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent',
              value === one ? 'border-accent bg-accent-soft' : 'border-edge/60 hover:border-edge',
            )}
          >
            <input type="radio" name={name} value={one} checked={value === one} onChange={() => onChange(one)} className="mt-1 size-4 shrink-0 accent-accent outline-none" />
            <span>
              <span className="block font-medium">{words[one].label}</span>
              <span className="block text-sm text-muted">{words[one].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
