'use client'

import { useEffect, useId, useRef } from 'react'
import type { useViews } from '@/components/saved-view/use-views'
import type { ViewEntry } from '@/components/saved-view/view-lists'
import { lookLikeButton } from '@/components/ui/button-look'
import { Icon } from '@/components/ui/icon'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { placeBelow } from '@/components/ui/menu-moves'

interface ViewListProps {
  views: ReturnType<typeof useViews>
  current: ViewEntry | undefined
  isChanged: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onApply: (view: ViewEntry) => void
  onReset: () => void
  onRename: (view: ViewEntry) => void
  onShare: (view: ViewEntry) => void
  onRemove: (view: ViewEntry) => void
}

/** A button that names the view that is shown, and a panel with all of them; each has a menu of its own. */
export function ViewList(props: ViewListProps) {
  const { views, current, isChanged, isOpen, onOpenChange, onReset } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const close = () => panel.current?.hidePopover()
  // A dialog that opens from the panel must not stand behind it.
  useEffect(() => () => panel.current?.hidePopover(), [])
  const pick = (act: () => void) => {
    close()
    button.current?.focus()
    act()
  }
  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-expanded={isOpen} aria-controls={id} className={lookLikeButton('secondary', 'small')}>
        <span className="max-w-52 truncate">{current ? `View: ${current.row.name}` : 'Views'}</span>
        {isChanged && <span className="text-muted">(changed)</span>}
        <Icon name="chevron-down" size={12} />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label="Saved views"
        onToggle={(event) => {
          onOpenChange(event.newState === 'open')
          if (event.newState === 'open' && button.current) placeBelow(event.currentTarget, button.current)
        }}
        className="fixed inset-auto m-0 max-h-[70dvh] w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-md bg-raised p-1.5 text-ink shadow-pop"
      >
        {current && (
          <button type="button" className={ROW} onClick={() => pick(onReset)}>
            Show everything
          </button>
        )}
        <Section {...props} label="Only you see these" entries={views.own} pick={pick} empty="None yet. “Save as view” keeps what is shown now." />
        <Section {...props} label="Shared with everybody" entries={views.shared} pick={pick} empty="None yet." />
      </div>
    </>
  )
}

const ROW =
  'flex w-full min-w-0 items-center gap-2 rounded-sm px-2.5 py-1.5 text-left text-base hover:bg-sunk aria-[current=true]:font-semibold pointer-coarse:min-h-11'

type SectionProps = ViewListProps & { label: string; entries: readonly ViewEntry[]; empty: string; pick: (act: () => void) => void }

function Section({ label, entries, empty, current, pick, ...deeds }: SectionProps) {
  return (
    <section aria-label={label}>
      <p className="px-2.5 pt-2 pb-1 text-xs text-muted" aria-hidden="true">
        {label}
      </p>
      {entries.length === 0 && <p className="px-2.5 pb-1.5 text-sm text-muted">{empty}</p>}
      <ul>
        {entries.map((view) => (
          <li key={view.row.id} className="flex items-center">
            <button type="button" aria-current={view.row.id === current?.row.id} className={ROW} onClick={() => pick(() => deeds.onApply(view))}>
              <span className="truncate">{view.row.name}</span>
            </button>
            <Menu label={`More for the view ${view.row.name}`} icon="more" iconOnly items={listDeeds(view, deeds, pick)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function listDeeds(view: ViewEntry, deeds: Omit<ViewListProps, 'current'>, pick: (act: () => void) => void): MenuItem[] {
  const { views } = deeds
  const own: MenuItem[] = views.mayChange(view)
    ? [
        { label: 'Rename', icon: 'edit', onSelect: () => pick(() => deeds.onRename(view)) },
        { label: 'Delete', icon: 'trash', danger: true, startsGroup: true, onSelect: () => pick(() => deeds.onRemove(view)) },
      ]
    : []
  return [
    { label: 'Copy link', icon: 'link', onSelect: () => pick(() => void views.copyLink(view)) },
    ...(view.kind === 'private-view' && views.mayShare ? [{ label: 'Share a copy', icon: 'people', onSelect: () => pick(() => deeds.onShare(view)) } satisfies MenuItem] : []),
    ...own,
  ]
}
