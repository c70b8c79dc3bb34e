import { useId } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { MEANINGS, MEANING_SENTENCES, MEANING_WORDS, type Meaning } from '@/lib/domain/signature/signature-words'

interface MeaningChoiceProps {
  value: Meaning | null
  onChange: (value: Meaning) => void
  problem: string | null
}

/** What a signature means. Nothing is chosen before somebody chooses. */
export function MeaningChoice({ value, onChange, problem }: MeaningChoiceProps) {
  const name = useId()
  return (
    <fieldset aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">My signature means</legend>
      <div className="grid gap-1.5">
        {MEANINGS.map((one) => (
          <label
            key={one}
            className={joinClasses(
              'flex cursor-pointer gap-2.5 rounded-md border px-3 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-accent',
              value === one ? 'border-accent bg-accent-soft' : 'border-edge/60 hover:border-edge',
            )}
          >
            <input type="radio" name={name} value={one} checked={value === one} onChange={() => onChange(one)} className="mt-1 size-4 shrink-0 accent-accent outline-none" />
            <span>
              <span className="block font-medium">{MEANING_WORDS[one]}</span>
              <span className="block text-sm text-muted">{MEANING_SENTENCES[one]}</span>
            </span>
          </label>
        ))}
      </div>
      <p id={`${name}-problem`} aria-live="polite" className={problem ? 'pt-1 text-xs text-danger' : 'sr-only'}>
        {problem}
      </p>
    </fieldset>
  )
}
