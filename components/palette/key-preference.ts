'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'eyes-open-single-keys'
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Whether keys alone (`/`, `?`) do something outside of fields. Kept in this browser, because it belongs to a keyboard and its hands. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== 'off'
}

export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areSingleKeysOn, () => true)
  const set = (next: boolean) => {
    localStorage.setItem(KEY, next ? 'on' : 'off')
    for (const listener of listeners) listener()
  }
  return [on, set]
}
