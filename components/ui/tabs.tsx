'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { joinClasses } from '@/components/ui/class-names'

export interface Tab {
  href: string
  label: string
  /** How many things are behind it. */
  count?: number
}

/** Views of one thing, each with an address of its own; `current` is the href that is shown. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  const list = useRef<HTMLUListElement>(null)
  // On a narrow screen the tabs are wider than their place: the present one comes into sight, in a frame of its own, because asking where it stands
  // lays out the whole page.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const here = list.current?.querySelector('[aria-current=page]')
      if (list.current && here instanceof HTMLElement) list.current.scrollLeft = here.offsetLeft - list.current.offsetLeft - 40
    })
    return () => cancelAnimationFrame(frame)
  }, [current])
  return (
    <nav aria-label={label} className="border-b print:hidden">
      <ul ref={list} className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => {
          const here = tab.href === current
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={here ? 'page' : undefined}
                className={joinClasses(
                  'flex items-baseline gap-1.5 border-b-2 px-0.5 pt-2 pb-2 text-base whitespace-nowrap -outline-offset-2',
                  'pointer-coarse:min-h-11 pointer-coarse:items-center',
                  here ? 'border-ink font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
                )}
              >
                {tab.label}
                {tab.count !== undefined && <span className="tabular text-xs text-faint">{tab.count.toLocaleString('en')}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
