'use client'

import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import { answerEditorKey } from '@/components/worksheet/editor-keys'
import { useCommitOnce } from '@/components/worksheet/text-editor'
import { joinClasses } from '@/components/ui/class-names'
import { findNextPlace } from '@/components/ui/menu-moves'

export interface ListOption {
  value: string
  label: string
}

interface ListEditorProps {
  label: string
  edit: CellEdit
  options: readonly ListOption[]
  /** Takes the chosen value instead of the cell, where choosing is not all. True when it has. */
  onChoose?: (value: string) => boolean
}

/** One of some words, all in sight: arrows and first letters find, Enter, Tab or a press takes. */
export function ListEditor({ label, edit, options, onChoose }: ListEditorProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(() => Math.max(0, options.findIndex(({ value }) => value === edit.draft)))
  const chosen = useRef(at)
  chosen.current = at
  const { commit, cancel } = useCommitOnce(() => options[chosen.current]?.value ?? '')
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), [])
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const take = (place: number, after: 'stay' | 'down') => {
    const option = options[place]
    if (!option) return
    chosen.current = place
    setAt(place)
    if (!onChoose?.(option.value)) commit(after)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && onChoose?.(options[at]?.value ?? '')) return event.preventDefault()
    if (answerEditorKey(event, commit, cancel)) return
    const next = findNextPlace(options.map((option) => option.label), at, event.key)
    event.stopPropagation()
    if (next === null) return
    event.preventDefault()
    setAt(next)
  }
  return (
    <ul
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onBlur={cancel}
      className="max-h-72 overflow-auto py-1 outline-none"
    >
      {options.map((option, place) => (
        <li
          key={option.value}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          // The list keeps the focus; a press must not take it away before it counts.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(place, 'stay')}
          className={joinClasses('cursor-default px-2.5 py-1.5 text-sm pointer-coarse:py-3', place === at ? 'bg-accent-soft' : 'hover:bg-sunk')}
        >
          {option.label}
        </li>
      ))}
    </ul>
  )
}
