'use client'

import { useRouter } from 'next/navigation'
import { EditedImport } from '@/components/import/edited-import'
import { FileDrop } from '@/components/import/file-drop'
import { ImportReview } from '@/components/import/import-review'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { TableImport } from '@/components/import/table-import'
import type { KnownRegister } from '@/components/import/table-settings'
import { useImport } from '@/components/import/use-import'
import { Button } from '@/components/ui/button'
import { SkeletonRows } from '@/components/ui/skeleton'

/** The desk of an import: a file, what it would become, and the decision. */
export function ImportPage({ registers, mayCreate }: { registers: readonly KnownRegister[]; mayCreate: boolean }) {
  const router = useRouter()
  const desk = useImport()
  const { step } = desk
  const startAgain = () => {
    // A register that was just opened is one to import into.
    router.refresh()
    desk.startAgain()
  }
  if (step.at === 'reading') {
    return (
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <p role="status">Reading {step.fileName}…</p>
          <Button size="small" onClick={desk.cancel}>
            Cancel
          </Button>
        </div>
        <SkeletonRows rows={6} label="Reading the file" />
      </div>
    )
  }
  if (step.at === 'choosing') {
    return (
      <div className="grid max-w-3xl gap-4">
        {step.refusal && <RefusalNotice refusal={step.refusal} />}
        <FileDrop onFile={desk.choose} />
      </div>
    )
  }
  if (step.at === 'table') {
    return <TableImport file={step.file} preview={step.preview} registers={registers} mayCreate={mayCreate} onStartAgain={startAgain} />
  }
  if (step.at === 'edited') {
    const { file, preview, code, document } = step
    return <EditedImport file={file} preview={preview} code={code} onStartAgain={startAgain} onAsNew={document.register && mayCreate ? desk.importAsNew : null} />
  }
  return <ImportReview file={step.file} preview={step.preview} mayCreate={mayCreate} onCompare={desk.compare} onStartAgain={startAgain} />
}
