'use client'

import { ConflictNotice } from '@/components/room/conflict-notice'
import { useFieldWriter, type EditTarget } from '@/components/room/use-field-writer'
import { Checkbox } from '@/components/ui/checkbox'

interface ChoicesFieldProps extends EditTarget {
  field: string
  label: string
  value: readonly string[]
  choices: readonly string[]
  readOnly?: boolean
}

/** Words of a closed set: what is chosen stands as text, the whole set opens for choosing. */
export function ChoicesField({ kind, id, field, label, value, choices, readOnly }: ChoicesFieldProps) {
  const writer = useFieldWriter({ kind, id })
  const shown = value.length === 0 ? <span className="text-faint">{readOnly ? '—' : 'Not given'}</span> : value.join(', ')
  if (readOnly) return <span>{shown}</span>
  const toggle = (choice: string) => {
    const after = value.includes(choice) ? value.filter((one) => one !== choice) : choices.filter((one) => one === choice || value.includes(one))
    void writer.write([{ field, before: [...value], after }])
  }
  return (
    <div className="grid gap-2">
      <details className="group/choices">
        <summary className="-mx-1.5 cursor-pointer rounded-sm px-1.5 marker:text-faint hover:bg-sunk/60 print:list-none">
          {shown}
          <span className="sr-only"> – choose {label.toLowerCase()}</span>
        </summary>
        <fieldset className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-2">
          <legend className="sr-only">{label}</legend>
          {choices.map((choice) => (
            <Checkbox key={choice} label={choice} checked={value.includes(choice)} onChange={() => toggle(choice)} />
          ))}
        </fieldset>
      </details>
      <ConflictNotice label={label} writer={writer} onResolved={() => undefined} />
    </div>
  )
}
