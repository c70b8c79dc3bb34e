'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { PaletteList } from '@/components/palette/palette-list'
import { stepThrough, type PaletteEntry } from '@/components/palette/palette-entries'
import { PaletteState } from '@/components/palette/palette-state'
import { usePaletteGroups } from '@/components/palette/use-palette-groups'
import { usePaletteSearch } from '@/components/palette/use-palette-search'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

interface PaletteProps {
  owner: string
  signOut: () => Promise<void>
  /** What the page offers at this moment. */
  readOffered: () => PaletteEntry[]
  onKeys: () => void
  onClose: () => void
}

/** One field that reaches every page, register, failure mode and action: a combobox over a list, in a dialog. */
export function Palette({ owner, signOut, readOffered, onKeys, onClose }: PaletteProps) {
  const router = useRouter()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [offered] = useState(readOffered)
  const search = usePaletteSearch(query, owner)
  const doers = useMemo(() => ({ signOut, showKeys: onKeys }), [signOut, onKeys])
  const groups = usePaletteGroups(query, search.answer, offered, doers)
  const entries = groups.flatMap((group) => group.entries)
  // What was chosen stays chosen while answers come in; where it is gone, the first is.
  const at = Math.max(0, entries.findIndex((entry) => entry.id === chosen))

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  const choose = (entry: PaletteEntry | undefined, inNewTab = false) => {
    if (!entry) return
    if (entry.href !== undefined && inNewTab) return void window.open(entry.href, '_blank', 'noopener')
    // The dialog gives the focus back first, so that an action may take it.
    dialog.current?.close()
    onClose()
    if (entry.href !== undefined) router.push(entry.href)
    else entry.run?.()
  }
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const next = stepThrough(entries.length, at, event.key)
    if (next !== null) {
      event.preventDefault()
      setChosen(entries[next]?.id ?? null)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(entries[at], event.ctrlKey || event.metaKey)
    }
  }
  return (
    <dialog
      ref={dialog}
      aria-label="Search and actions"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="mx-auto mt-[8dvh] mb-auto w-[calc(100vw-1.5rem)] max-w-2xl overflow-hidden rounded-lg bg-raised p-0 text-ink shadow-pop backdrop:bg-[var(--shade)] max-sm:mt-3"
    >
      <div className="grid max-h-[76dvh] grid-rows-[auto_minmax(0,1fr)_auto]">
        <div className="flex items-center gap-2.5 border-b py-1 pr-1.5 pl-4">
          <Icon name="search" className="shrink-0 text-muted" />
          <input
            role="combobox"
            aria-label="Search and actions"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={entries[at] ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            placeholder="Failure mode, page or action…"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setChosen(null)
            }}
            onKeyDown={pressKey}
            className="h-11 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
          />
          <IconButton icon="close" label="Close" onClick={onClose} />
        </div>
        <PaletteList id={id} groups={groups} at={at} answer={search.answer} onPoint={(entry) => setChosen(entry.id)} onChoose={choose} />
        <PaletteState search={search} query={query} count={entries.length} />
      </div>
    </dialog>
  )
}
