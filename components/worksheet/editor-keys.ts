import type { KeyboardEvent } from 'react'
import type { AfterCommit } from '@/components/worksheet/grid-hands'

/** What a key means while a value is being edited. */
export type EditorKey = { do: 'commit'; after: AfterCommit } | { do: 'cancel' } | null

interface PressedKey {
  key: string
  shiftKey: boolean
  altKey: boolean
}

/**
 * Enter takes the value and goes down (up with Shift), Tab takes it and goes to the next cell, Escape gives up. In an editor of several lines
 * Enter with Shift or Alt is left to the editor, which begins a new line.
 */
export function readEditorKey({ key, shiftKey, altKey }: PressedKey, isLong = false): EditorKey {
  if (key === 'Escape') return { do: 'cancel' }
  if (key === 'Tab') return { do: 'commit', after: shiftKey ? 'previous' : 'next' }
  if (key !== 'Enter') return null
  if (isLong) return shiftKey || altKey ? null : { do: 'commit', after: 'down' }
  return { do: 'commit', after: shiftKey ? 'up' : 'down' }
}

/** Answers the keys that end an editor; true when the key was one of them. Keys of a word that is still being composed are left alone. */
export function answerEditorKey(event: KeyboardEvent, commit: (after: AfterCommit) => void, cancel: () => void, isLong = false): boolean {
  if (event.nativeEvent.isComposing) return false
  const meant = readEditorKey(event, isLong)
  if (meant === null) return false
  event.preventDefault()
  event.stopPropagation()
  if (meant.do === 'cancel') cancel()
  else commit(meant.after)
  return true
}
