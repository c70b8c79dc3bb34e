'use client'

import { useRef, useState, useSyncExternalStore, type DragEvent } from 'react'
import { Button } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'

const neverChanges = () => () => undefined

/** A place to drop one file, with a button for everybody who would rather choose it. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  // A file that is chosen before the page can hear of it would be lost without a word.
  const isListening = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={joinClasses(
        'rounded-md border border-dashed px-5 py-10 sm:px-8',
        over ? 'border-accent bg-accent-soft' : 'border-edge/60',
      )}
    >
      <input
        ref={input}
        type="file"
        disabled={!isListening}
        accept=".md,.markdown,.txt,.csv,.tsv,.xlsx,.json,text/markdown,text/plain,text/csv"
        className="sr-only"
        tabIndex={-1}
        aria-label="File to import"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was mended.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <p className="text-lg font-medium">Drop a file here</p>
      <p className="mt-1 mb-5 max-w-prose text-muted">
        A pre-mortem in Markdown (a title “# CODE — Title”, scenarios below “### CODE — Title”), or somebody else’s FMEA or risk register: XLSX,
        CSV, TSV, JSON, Markdown tables, headings with bold labels. At most 8 MB. You see what it would become before anything is stored.
      </p>
      <Button variant="primary" icon="upload" disabled={!isListening} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </div>
  )
}
