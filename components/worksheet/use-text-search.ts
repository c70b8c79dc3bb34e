'use client'

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { tidyWords, TextSearch, type TextSearchView } from '@/components/worksheet/text-search'
import { Late } from '@/lib/kernel/late'
import { waitFor } from '@/lib/live/client/retry-pause'
import { useRoomStore } from '@/lib/live/client/room'
import type { RoomStore } from '@/lib/live/client/room-store'

/** A search for words, which goes on beside what is drawn. */
export interface OpenTextSearch {
  search: TextSearch
  /** The words that are looked for now. */
  words: string
  /** What the server found for them; null until it has answered. */
  ids: ReadonlySet<string> | null
}

/** The way to the server comes when somebody goes to the field, and not between two of their keys. */
export const searchDoor = new Late(() => import('@/components/worksheet/ask-for-words'))

/**
 * What the server finds for words in all texts of a register; it is asked again when something in the register has changed. The component renders again
 * when other rows are found; how the search stands is for `useTextSearchView` alone.
 */
export function useTextSearch(registerCode: string, text: string): OpenTextSearch {
  const store = useRoomStore()
  const [search] = useState(() => {
    return new TextSearch({
      search: async (words, signal) => (await searchDoor.load()).askForWords(registerCode, words, signal),
      wait: waitFor,
    })
  })
  useEffect(() => search.ask(text), [search, text])
  useEffect(() => {
    let seen = printHeads(store)
    const stop = store.subscribe(() => {
      const now = printHeads(store)
      if (now !== seen) search.repeat()
      seen = now
    })
    return () => {
      stop()
      search.ask('')
    }
  }, [store, search])
  const words = tidyWords(text)
  const readIds = useCallback(() => standingOf(search, words).ids, [search, words])
  const ids = useSyncExternalStore(search.subscribe, readIds, readIds)
  return useMemo(() => ({ search, words, ids }), [search, words, ids])
}

/** How a search stands; the component renders again when it stands otherwise. */
export function useTextSearchView({ search, words }: OpenTextSearch): TextSearchView {
  const read = useCallback(() => search.read(), [search])
  useSyncExternalStore(search.subscribe, read, read)
  return standingOf(search, words)
}

// What was found for other words is never shown for these, not even for one drawing.
function standingOf(search: TextSearch, words: string): TextSearchView {
  const view = search.read()
  return view.text === words ? view : { text: words, ids: null, isNear: false, state: 'asking' }
}

// A slim room does not hear of texts that nobody looked at; that something happened it always knows.
function printHeads(store: RoomStore): string {
  return [...store.readHeads().values()].join()
}
