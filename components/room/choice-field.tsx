'use client'

import { ConflictNotice } from '@/components/room/conflict-notice'
import { useFieldWriter, type EditTarget } from '@/components/room/use-field-writer'
import { Select } from '@/components/ui/select'

interface ChoiceFieldProps extends EditTarget {
  field: string
  label: string
  value: string | null
  choices: readonly { value: string; label: string }[]
  /** Offers an empty choice with these words. */
  empty?: string
  readOnly?: boolean
  hideLabel?: boolean
}

/** One word of a closed set, written as soon as it is chosen. */
export function ChoiceField({ kind, id, field, label, value, choices, empty, readOnly, hideLabel = true }: ChoiceFieldProps) {
  const writer = useFieldWriter({ kind, id })
  const shown = choices.find((choice) => choice.value === value)?.label ?? value
  if (readOnly) return <span>{shown ?? '—'}</span>
  const options = empty === undefined ? choices : [{ value: '', label: empty }, ...choices]
  return (
    <div className="grid gap-2">
      <Select
        label={label}
        hideLabel={hideLabel}
        quiet={hideLabel}
        className={hideLabel ? '-mx-2.5 -my-1' : undefined}
        value={value ?? ''}
        options={options}
        onChange={(event) => void writer.write([{ field, before: value, after: event.target.value === '' ? null : event.target.value }])}
      />
      <ConflictNotice label={label} writer={writer} onResolved={() => undefined} />
    </div>
  )
}
