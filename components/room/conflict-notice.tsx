'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Value } from '@/lib/domain/row/change'
import type { FieldWriter } from '@/components/room/use-field-writer'

/** Both values of a conflict, side by side, and the choice between them. Nothing that was typed is lost until somebody chooses. */
export function ConflictNotice({ label, writer, onResolved }: { label: string; writer: FieldWriter; onResolved: () => void }) {
  const { conflict, problem } = writer
  if (problem !== null) return <Notice tone="error" live title={problem} />
  if (conflict === null) return null
  const keepTheirs = () => {
    writer.dismiss()
    onResolved()
  }
  const writeMine = async () => {
    if (await writer.writeOver()) onResolved()
  }
  return (
    <Notice
      tone="warning"
      live
      title={`${label} was changed by somebody else while you wrote.`}
      actions={
        <>
          <Button size="small" onClick={() => void writeMine()}>
            Write mine over it
          </Button>
          <Button size="small" variant="quiet" onClick={keepTheirs}>
            Keep theirs
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        <dt className="text-muted">Now</dt>
        <dd className="whitespace-pre-wrap">{describeValue(conflict.current)}</dd>
        <dt className="text-muted">Yours</dt>
        <dd className="whitespace-pre-wrap">{describeValue(conflict.mine)}</dd>
      </dl>
    </Notice>
  )
}

/** A value as people read it in a sentence. */
export function describeValue(value: Value): string {
  if (value === null || value === '') return '(empty)'
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.join(', ')
  return String(value)
}
