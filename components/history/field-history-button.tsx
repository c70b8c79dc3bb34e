'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { SkeletonRows } from '@/components/ui/skeleton'

// Comparing texts takes a library that nobody needs before they ask for a history.
const FieldHistoryList = dynamic(() => import('@/components/history/field-history-list').then((module) => module.FieldHistoryList), {
  loading: () => <SkeletonRows rows={3} label="Reading the history" />,
})

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
        className="size-6! opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:-my-2.5 pointer-coarse:size-11! pointer-coarse:opacity-100"
      />
      <Dialog open={open} onClose={() => setOpen(false)} title={`History of ${label.toLowerCase()}`} dismissable width="wide">
        <FieldHistoryList failureModeId={failureModeId} column={column} />
      </Dialog>
    </>
  )
}
