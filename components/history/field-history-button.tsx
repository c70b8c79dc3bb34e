'use client'

import { useState } from 'react'
import { fetchFieldHistory, LateFieldHistory } from '@/components/history/late-field-history'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'

interface FieldHistoryButtonProps {
  failureModeId: string
  /** The column of the worksheet, or field of the page, as `historyPart` knows it. */
  column: string
  /** Name of the field for people. */
  label: string
}

/** Opens who changed one field of a failure mode, when, and from what to what. */
export function FieldHistoryButton({ failureModeId, column, label }: FieldHistoryButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        icon="history"
        label={`History of ${label.toLowerCase()}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onPointerEnter={fetchFieldHistory}
        onFocus={fetchFieldHistory}
        className="size-6! opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:-my-2.5 pointer-coarse:size-11! pointer-coarse:opacity-100"
      />
      <Dialog open={open} onClose={() => setOpen(false)} title={`History of ${label.toLowerCase()}`} dismissable width="wide">
        <LateFieldHistory failureModeId={failureModeId} column={column} />
      </Dialog>
    </>
  )
}
