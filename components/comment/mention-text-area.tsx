'use client'

import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Draft } from '@/components/comment/use-draft'
import { Avatar } from '@/components/ui/avatar'
import { joinClasses } from '@/components/ui/class-names'
import { TextArea } from '@/components/ui/text-area'
import { COMMENT_MAX } from '@/lib/domain/comment/comment-rows'
import { findMentionable, readMentionStart, type Mentionable } from '@/lib/domain/comment/mentions'

const OFFERED_MAX = 8

interface MentionTextAreaProps {
  label: string
  hideLabel?: boolean
  draft: Draft
  onChange: (draft: Draft) => void
  onSend: () => void
  onEscape?: () => void
  /** Who can be mentioned, in the order in which they are offered. */
  people: readonly Mentionable[]
  problem?: string | null
  placeholder?: string
  autoFocus?: boolean
}

/** Text in which “@” offers the members by name: arrows choose, Enter or Tab takes, Escape puts the offer away. */
export function MentionTextArea({ label, hideLabel, draft, onChange, onSend, onEscape, people, problem, placeholder, autoFocus }: MentionTextAreaProps) {
  const id = useId()
  const listId = `${id}-people`
  const box = useRef<HTMLDivElement>(null)
  const caretTo = useRef<number | null>(null)
  const [start, setStart] = useState<{ from: number; query: string } | null>(null)
  const [active, setActive] = useState(0)
  const area = () => box.current?.querySelector('textarea') ?? null
  const offered = start === null ? [] : findMentionable(people, start.query, OFFERED_MAX)
  const current = offered[Math.min(active, offered.length - 1)]

  useLayoutEffect(() => {
    if (caretTo.current === null) return
    area()?.setSelectionRange(caretTo.current, caretTo.current)
    caretTo.current = null
  }, [draft.text])

  const look = () => {
    const element = area()
    if (!element) return
    setStart(readMentionStart(element.value.slice(0, element.selectionStart)))
    setActive(0)
  }
  const choose = (person: Mentionable) => {
    if (start === null) return
    const written = `@${person.name} `
    const rest = draft.text.slice(start.from + 1 + start.query.length).replace(/^ /, '')
    caretTo.current = start.from + written.length
    setStart(null)
    const chosen = [...draft.chosen.filter(({ name }) => name !== person.name), { id: person.id, name: person.name }]
    onChange({ text: draft.text.slice(0, start.from) + written + rest, chosen })
    area()?.focus()
  }
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    if (!current) {
      if (event.key !== 'Escape' || !onEscape) return
      onEscape()
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setActive((offered.indexOf(current) + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(current)
    else if (event.key === 'Escape') setStart(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={box} className="relative">
      <TextArea
        label={label}
        hideLabel={hideLabel}
        rows={2}
        maxLength={COMMENT_MAX}
        value={draft.text}
        problem={problem}
        placeholder={placeholder}
        autoFocus={autoFocus}
        onSend={onSend}
        onChange={(event) => {
          onChange({ ...draft, text: event.target.value })
          look()
        }}
        onKeyDown={pressKey}
        onClick={look}
        onBlur={() => setStart(null)}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
      />
      <p role="status" className="sr-only">
        {current ? `${offered.length} ${offered.length === 1 ? 'person' : 'people'}. Arrows choose, Enter takes ${current.name}.` : ''}
      </p>
      {current && (
        <ul id={listId} role="listbox" aria-label="People to mention" className="absolute top-full left-0 z-20 mt-1 min-w-60 rounded-md bg-raised p-1 shadow-pop">
          {offered.map((person) => (
            <li
              key={person.id}
              id={`${listId}-${person.id}`}
              role="option"
              aria-selected={person === current}
              // The focus stays in the text: a press here must not take it away before it is seen.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
              className={joinClasses(
                'flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 pointer-coarse:min-h-11',
                person === current ? 'bg-accent-soft' : 'hover:bg-sunk',
              )}
            >
              <Avatar name={person.name} size="small" decorative />
              {person.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
