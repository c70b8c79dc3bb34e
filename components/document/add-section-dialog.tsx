'use client'

import { useState, type FormEvent } from 'react'
import { offerKinds, SECTION_WORDS } from '@/components/document/section-words'
import type { DocumentEntry } from '@/components/document/document-entries'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import type { SectionKind } from '@/lib/domain/document/content'
import { describeRefusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'

interface AddSectionDialogProps {
  entries: readonly DocumentEntry[]
  /** Id of the section behind which it will stand; null is the end of the document. */
  behind: string | null
  onClose: () => void
}

/** Adds a section of a kind that is chosen by its words. */
export function AddSectionDialog({ entries, behind, onClose }: AddSectionDialogProps) {
  const { act } = useActions()
  const kinds = offerKinds(entries.map((entry) => (entry.kind === 'category' ? 'category' : entry.row.kind)))
  const [kind, setKind] = useState<SectionKind>('category')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const choose = (next: SectionKind) => {
    // A title of one's own is kept; one that we proposed follows the kind.
    setTitle((now) => (now === '' || now === SECTION_WORDS[kind].title ? SECTION_WORDS[next].title : now))
    setKind(next)
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const typed = title.trim()
    if (typed === '') return setProblem('Write a title.')
    const base = { id: newId(), title: typed, orderKey: keyBehind(entries, behind) }
    const verb = kind === 'category' ? 'category.add' : 'section.add'
    const rows = [kind === 'category' ? base : { ...base, kind }]
    const outcome = await act(verb, { rows }, { quiet: true, done: `Added “${typed}”.` })
    if (outcome.ok) onClose()
    else setRefusal(describeRefusal(outcome.refusal))
  }
  return (
    <Dialog open onClose={onClose} title="Add a section">
      <form onSubmit={(event) => void add(event)} noValidate className="grid gap-4">
        <fieldset>
          <legend className="mb-1 text-sm font-medium">What kind</legend>
          {kinds.map((one) => (
            <label key={one} className="flex cursor-pointer items-start gap-2.5 py-1 pointer-coarse:min-h-11">
              <input
                type="radio"
                name="kind"
                className="mt-1 size-4 accent-accent"
                checked={kind === one}
                onChange={() => choose(one)}
              />
              <span>
                {SECTION_WORDS[one].label}
                <span className="block text-xs text-muted">{SECTION_WORDS[one].about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          label="Title"
          maxLength={300}
          value={title}
          problem={problem}
          hint="The number is given by the place."
          onChange={(event) => {
            setTitle(event.target.value)
            setProblem(null)
          }}
        />
        {refusal && <Notice tone="error" live title={refusal} />}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary">
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function keyBehind(entries: readonly DocumentEntry[], behind: string | null): string {
  const at = behind === null ? entries.length - 1 : entries.findIndex((entry) => entry.row.id === behind)
  return orderKeyBetween(entries[at]?.row.orderKey ?? null, entries[at + 1]?.row.orderKey ?? null)
}
