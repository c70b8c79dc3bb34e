'use client'

import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import { answerEditorKey } from '@/components/worksheet/editor-keys'
import { useCommitOnce } from '@/components/worksheet/text-editor'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { findNextPlace } from '@/components/ui/menu-moves'

interface ManyEditorProps {
  label: string
  edit: CellEdit
  options: readonly string[]
}

/** Any of some words: Space or a press turns one on or off, Enter takes them all. */
export function ManyEditor({ label, edit, options }: ManyEditorProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<readonly string[]>(() => (edit.draft === '' ? edit.before : edit.draft).split(', ').filter(Boolean))
  const now = useRef(chosen)
  now.current = chosen
  const { commit, cancel } = useCommitOnce(() => now.current.join(', '))
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), [])
  const toggle = (word: string) => {
    const next = chosen.includes(word) ? chosen.filter((one) => one !== word) : options.filter((one) => one === word || chosen.includes(one))
    now.current = next
    setChosen(next)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (answerEditorKey(event, commit, cancel)) return
    event.stopPropagation()
    const word = options[at]
    if (event.key === ' ' && word) {
      event.preventDefault()
      return toggle(word)
    }
    const next = findNextPlace(options, at, event.key)
    if (next === null) return
    event.preventDefault()
    setAt(next)
  }
  return (
    <>
      <ul
        ref={list}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        aria-activedescendant={`${id}-${at}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onBlur={() => commit('stay')}
        className="max-h-72 overflow-auto py-1 outline-none"
      >
        {options.map((word, place) => (
          <li
            key={word}
            id={`${id}-${place}`}
            role="option"
            aria-selected={chosen.includes(word)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setAt(place)
              toggle(word)
            }}
            className={joinClasses('flex cursor-default items-center gap-2 px-2.5 py-1 text-sm pointer-coarse:py-3', place === at ? 'bg-accent-soft' : 'hover:bg-sunk')}
          >
            <span className="inline-flex size-4 items-center justify-center rounded-xs border border-edge">{chosen.includes(word) && <Icon name="check" size={12} />}</span>
            {word}
          </li>
        ))}
      </ul>
      <p className="border-t px-2.5 py-1 text-2xs text-muted">Space chooses, Enter saves, Escape gives up.</p>
    </>
  )
}
