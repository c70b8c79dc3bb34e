'use client'

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { lookLikeButton, type ButtonVariant } from '@/components/ui/button-look'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'
import { listItems, moveFocus, placeBelow } from '@/components/ui/menu-moves'

export interface MenuItem {
  label: string
  icon?: IconName
  onSelect: () => void
  danger?: boolean
  disabled?: boolean
  /** Draws a hairline above the item. */
  startsGroup?: boolean
}

export interface MenuProps {
  /** Name of the button; its words too, unless `icon` stands alone. */
  label: string
  icon?: IconName
  /** Shows the icon only; the label stays as its name. */
  iconOnly?: boolean
  variant?: ButtonVariant
  items: readonly MenuItem[]
  children?: ReactNode
}

/** A menu button as WAI-ARIA describes it; the list opens in the top layer, so that no table can cut it off. */
export function Menu({ label, icon, iconOnly = false, variant = 'quiet', items, children }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [open, setOpen] = useState(false)

  const openAt = (place: 'first' | 'last') => {
    if (!list.current?.matches(':popover-open')) list.current?.showPopover()
    const found = listItems(list.current)
    found[place === 'first' ? 0 : found.length - 1]?.focus()
  }
  const close = (keepFocus: boolean) => {
    list.current?.hidePopover()
    if (keepFocus) button.current?.focus()
  }
  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close(true)
    if (moveFocus(listItems(list.current), event.key)) event.preventDefault()
  }
  const select = (item: MenuItem) => {
    if (item.disabled) return
    close(true)
    item.onSelect()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          openAt(event.key === 'ArrowDown' ? 'first' : 'last')
        }}
        className={lookLikeButton(variant, 'small', iconOnly ? 'pointer-coarse:min-w-11' : undefined)}
      >
        {icon && <Icon name={icon} />}
        {!iconOnly && (children ?? label)}
        {!iconOnly && <Icon name="chevron-down" size={12} />}
      </button>
      <ul
        ref={list}
        id={id}
        role="menu"
        aria-label={label}
        popover="auto"
        onKeyDown={pressKey}
        onToggle={(event) => {
          const opened = event.newState === 'open'
          setOpen(opened)
          if (opened && button.current) placeBelow(event.currentTarget, button.current)
          if (opened && !event.currentTarget.contains(document.activeElement)) openAt('first')
        }}
        className="fixed inset-auto m-0 min-w-44 rounded-md bg-raised p-1 text-ink shadow-pop"
      >
        {items.map((item) => (
          <li key={item.label} role="none" className={item.startsGroup ? 'mt-1 border-t pt-1' : undefined}>
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.disabled || undefined}
              onClick={() => select(item)}
              className={joinClasses(
                'flex w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left text-base outline-none',
                'pointer-coarse:min-h-11',
                'hover:bg-sunk focus:bg-accent-soft aria-disabled:text-faint',
                item.danger && 'text-danger',
              )}
            >
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
