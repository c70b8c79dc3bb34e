'use client'

import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import { answerEditorKey } from '@/components/worksheet/editor-keys'
import { lastName, replaceLastName } from '@/components/worksheet/chain-text'
import { useCommitOnce } from '@/components/worksheet/text-editor'
import { joinClasses } from '@/components/ui/class-names'
import { foldText } from '@/lib/domain/worksheet/fold-text'

interface RoleEditorProps {
  label: string
  edit: CellEdit
  /** A chain of roles, joined by “+” and “→”; otherwise one role. */
  isChain: boolean
}

/** Who: the name of an owner role, or a chain of them, with the workspace's roles beneath. */
export function RoleEditor({ label, edit, isChain }: RoleEditorProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(edit.draft)
  const [at, setAt] = useState(-1)
  const sought = foldText(isChain ? lastName(text) : text.trim())
  const found = edit.options.filter((name) => sought === '' || (foldText(name).includes(sought) && foldText(name) !== sought))
  const now = useRef(text)
  now.current = text
  const { commit, cancel } = useCommitOnce(() => now.current)
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  const take = (name: string) => {
    const next = isChain ? replaceLastName(text, name) : name
    now.current = next
    setText(next)
    setAt(-1)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const name = found[at]
    if (event.key === 'Enter' && name) {
      event.preventDefault()
      event.stopPropagation()
      take(name)
      // One role is all there is to say; a chain may go on.
      return isChain ? undefined : commit('down')
    }
    if (answerEditorKey(event, commit, cancel)) return
    event.stopPropagation()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setAt((place) => Math.min(Math.max(place + (event.key === 'ArrowDown' ? 1 : -1), -1), found.length - 1))
  }
  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-invalid={edit.problem ? true : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit('stay')}
        className="block h-8.5 w-full bg-transparent px-2 text-sm text-ink outline-none"
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Owner roles" className="max-h-56 overflow-auto border-t py-1 empty:hidden">
        {found.map((name, place) => (
          <li
            key={name}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(name)}
            className={joinClasses('cursor-default px-2.5 py-1 text-sm pointer-coarse:py-3', place === at ? 'bg-accent-soft' : 'hover:bg-sunk')}
          >
            {name}
          </li>
        ))}
      </ul>
      {isChain && <p className="border-t px-2.5 py-1 text-2xs text-muted">“A + B” answer jointly, “A → B” escalates (type -&gt;). Enter saves.</p>}
    </>
  )
}
