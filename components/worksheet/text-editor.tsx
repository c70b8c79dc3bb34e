'use client'

import { useLayoutEffect, useRef } from 'react'
import type { CellEdit } from '@/components/worksheet/cell-editor'
import { answerEditorKey } from '@/components/worksheet/editor-keys'
import { useGridHands, type AfterCommit } from '@/components/worksheet/grid-hands'

interface TextEditorProps {
  label: string
  edit: CellEdit
}

const FIELD = 'block w-full bg-transparent px-2 text-sm text-ink outline-none'

/** Puts the cursor behind the text, before the key that opened the editor is written into it. */
function useCursor<T extends HTMLInputElement | HTMLTextAreaElement>() {
  const field = useRef<T>(null)
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return field
}

/** Takes the value once: leaving the editor by a key also takes the focus away from it. */
export function useCommitOnce(read: () => string) {
  const { commit, cancel } = useGridHands()
  const isOver = useRef(false)
  const end = (act: () => void) => {
    if (isOver.current) return
    isOver.current = true
    act()
    // A value that cannot be read keeps the editor open, for another try.
    queueMicrotask(() => (isOver.current = false))
  }
  return { commit: (after: AfterCommit) => end(() => commit(read(), after)), cancel: () => end(cancel) }
}

/** One line of text, or a number, over the cell. */
export function TextEditor({ label, edit, isNumber }: TextEditorProps & { isNumber: boolean }) {
  const field = useCursor<HTMLInputElement>()
  const { commit, cancel } = useCommitOnce(() => field.current?.value ?? '')
  return (
    <input
      ref={field}
      aria-label={label}
      aria-invalid={edit.problem ? true : undefined}
      defaultValue={edit.draft}
      inputMode={isNumber ? 'numeric' : undefined}
      autoComplete="off"
      onKeyDown={(event) => answerEditorKey(event, commit, cancel)}
      onBlur={() => commit('stay')}
      className={`${FIELD} h-8.5`}
    />
  )
}

/** Several lines of text, larger than the cell. */
export function LongTextEditor({ label, edit }: TextEditorProps) {
  const field = useCursor<HTMLTextAreaElement>()
  const { commit, cancel } = useCommitOnce(() => field.current?.value ?? '')
  return (
    <div className="grid">
      <textarea
        ref={field}
        aria-label={label}
        aria-invalid={edit.problem ? true : undefined}
        defaultValue={edit.draft}
        rows={5}
        onKeyDown={(event) => answerEditorKey(event, commit, cancel, true)}
        onBlur={() => commit('stay')}
        className={`${FIELD} field-sizing-content max-h-[45dvh] min-h-28 resize-none py-1.5 leading-5`}
      />
      <p className="border-t px-2 py-1 text-2xs text-muted">Enter saves, Shift+Enter begins a line, Escape gives up. Markdown works.</p>
    </div>
  )
}
