'use client'

import { useState } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { TextField } from '@/components/ui/text-field'

export interface PickOption {
  id: string
  /** Stands in mono before the label. */
  code?: string
  label: string
  note?: string
  /** True when it was picked already; it stays in the list and cannot be pressed. */
  picked?: boolean
}

interface PickDialogProps {
  open: boolean
  onClose: () => void
  title: string
  description: string
  searchLabel: string
  /** What is said when there is nothing to choose from. */
  nothing: string
  options: readonly PickOption[]
  onPick: (id: string) => void
}

/** Rows that are shown at once; a word more finds the rest. */
const SHOWN_MAX = 40

const OPTION_LOOK = joinClasses(
  'flex w-full items-baseline gap-2.5 px-1 py-2 text-left hover:bg-sunk focus-visible:-outline-offset-2',
  'disabled:text-muted pointer-coarse:min-h-11',
)

/** A search over a list, and a press on what was meant. Enter takes the first. */
export function PickDialog({ open, onClose, title, description, ...list }: PickDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title} description={description} dismissable>
      <PickList {...list} />
    </Dialog>
  )
}

function PickList({ searchLabel, nothing, options, onPick }: Omit<PickDialogProps, 'open' | 'onClose' | 'title' | 'description'>) {
  const [words, setWords] = useState('')
  const found = matching(options, words)
  const first = found.find((option) => !option.picked)
  return (
    <div className="grid gap-3">
      <TextField
        label={searchLabel}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) onPick(first.id)
        }}
      />
      <p role="status" className="text-sm text-muted">
        {options.length === 0 ? nothing : `${found.length} of ${options.length}${found.length > SHOWN_MAX ? `, the first ${SHOWN_MAX} shown` : ''}`}
      </p>
      <ul className="border-y empty:hidden">
        {found.slice(0, SHOWN_MAX).map((option) => (
          <li key={option.id} className="border-b last:border-b-0">
            <button
              type="button"
              disabled={option.picked}
              onClick={() => onPick(option.id)}
              className={OPTION_LOOK}
            >
              {option.code && <span className="shrink-0 font-mono text-sm">{option.code}</span>}
              <span className="min-w-0 flex-1 wrap-anywhere">
                {option.label}
                {option.note && <span className="block text-sm text-muted">{option.note}</span>}
              </span>
              {option.picked && (
                <span className="flex items-center gap-1 text-sm">
                  <Icon name="check" size={14} /> Linked
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The options that hold every word in code, label or note, in their order. */
function matching(options: readonly PickOption[], words: string): PickOption[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  return options.filter(({ code = '', label, note = '' }) => {
    const text = `${code} ${label} ${note}`.toLowerCase()
    return asked.every((word) => text.includes(word))
  })
}
