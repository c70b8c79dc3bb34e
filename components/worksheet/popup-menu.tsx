'use client'

import { useLayoutEffect, useRef } from 'react'
import { keepBeside } from '@/components/worksheet/keep-beside'
import type { MenuItem } from '@/components/ui/menu'
import { listItems, moveFocus } from '@/components/ui/menu-moves'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

export interface PopupMenuProps {
  label: string
  /** What it hangs under. */
  at: Element
  items: readonly MenuItem[]
  /** Called when it is closed, however; the focus is the caller's to place. */
  onClose: () => void
}

/** A menu for many buttons: one list that opens under whatever was pressed, so that ten thousand rows carry no list of their own. */
export function PopupMenu({ label, at, items, onClose }: PopupMenuProps) {
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    element.showPopover()
    const letGo = keepBeside(element, at, 'under', 176)
    listItems(element)[0]?.focus({ preventScroll: true })
    return letGo
  }, [at])
  const close = () => list.current?.hidePopover()
  return (
    <ul
      ref={list}
      role="menu"
      aria-label={label}
      popover="auto"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Tab' || event.key === 'Escape') {
          event.preventDefault()
          close()
        } else if (moveFocus(listItems(list.current), event.key)) event.preventDefault()
      }}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      className="fixed inset-auto m-0 max-h-[70dvh] max-w-96 min-w-44 overflow-auto rounded-md bg-raised p-1 text-ink shadow-pop"
    >
      {items.map((item) => (
        <li key={item.label} role="none" className={item.startsGroup ? 'mt-1 border-t pt-1' : undefined}>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.disabled || undefined}
            onClick={() => {
              if (item.disabled) return
              close()
              item.onSelect()
            }}
            className={joinClasses(
              'flex w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left text-sm outline-none pointer-coarse:min-h-11',
              'hover:bg-sunk focus:bg-accent-soft aria-disabled:text-faint',
              item.danger && 'text-danger',
            )}
          >
            {item.icon && <Icon name={item.icon} />}
            <span className="truncate">{item.label}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
