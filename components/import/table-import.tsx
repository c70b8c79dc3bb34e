'use client'

import { countRows } from '@/components/import/count-rows'
import { ColumnMapping } from '@/components/import/column-mapping'
import { ImportDone } from '@/components/import/import-done'
import { RefusalNotice } from '@/components/import/refusal-notice'
import type { TablePreview } from '@/components/import/table-doors'
import { PassedOver, RefusedRows, Warnings } from '@/components/import/table-problems'
import { TableRows } from '@/components/import/table-rows'
import { TableSettings, type KnownRegister } from '@/components/import/table-settings'
import type { ChosenFile } from '@/components/import/use-import'
import { useTableImport, type TableDesk } from '@/components/import/use-table-import'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isRegisterCode } from '@/lib/domain/document/document-code'

interface TableImportProps {
  file: ChosenFile
  preview: TablePreview
  registers: readonly KnownRegister[]
  /** Whether the reader may open registers; whoever may not imports into one that is there. */
  mayCreate: boolean
  onStartAgain: () => void
}

/** The desk of a table: into which register, what each column becomes, what every row becomes, and the decision. */
export function TableImport({ file, preview: first, registers, mayCreate, onStartAgain }: TableImportProps) {
  const desk = useTableImport(file, first, mayCreate)
  const { preview, done } = desk
  if (done) {
    const { created, changed } = done.counts
    const words = `${created.toLocaleString('en')} created, ${changed.toLocaleString('en')} changed.`
    return <ImportDone {...{ desk, done, fileName: file.name, isNew: desk.choice.into?.kind === 'new', words, onStartAgain }} />
  }
  return (
    <div className="grid grid-cols-1 gap-8">
      <header>
        <p className="text-sm text-muted">{file.name}</p>
        <h2 className="text-2xl font-semibold">What this table would become</h2>
        <p className="tabular mt-1 text-muted" role="status">
          {describeCounts(preview)} Nothing is stored yet.
        </p>
      </header>
      {preview.refusal && (
        <Notice tone="error" title={preview.refusal.message}>
          {preview.refusal.hint}
        </Notice>
      )}
      <TableSettings desk={desk} registers={registers} mayCreate={mayCreate} />
      {preview.columns.length > 0 && <ColumnMapping desk={desk} />}
      <RefusedRows desk={desk} />
      <Warnings preview={preview} />
      <TableRows preview={preview} />
      <PassedOver preview={preview} />
      <Decision desk={desk} onStartAgain={onStartAgain} />
    </div>
  )
}

function Decision({ desk, onStartAgain }: { desk: TableDesk; onStartAgain: () => void }) {
  const { preview, work, refusal } = desk
  const open = whatIsOpen(desk)
  const { created, changed } = preview.counts
  return (
    <section aria-label="Decision" className="sticky bottom-0 grid gap-3 border-t bg-ground py-4 print:hidden">
      {refusal && <RefusalNotice refusal={refusal} />}
      {open && <p className="text-sm text-muted">{open}</p>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={open !== null} pending={work !== null} onClick={desk.accept}>
          {work === 'importing' ? 'Importing' : work === 'reading' ? 'Reading' : `Import ${countRows(created + changed)}`}
        </Button>
        <Button onClick={onStartAgain}>Choose another file</Button>
      </div>
    </section>
  )
}

/** What is to be decided before an import, in a sentence; null when nothing is. */
function whatIsOpen({ preview, choice }: TableDesk): string | null {
  const { into } = choice
  if (preview.refusal || preview.rowCount === 0) return 'There is nothing to import.'
  if (into === null) return 'Choose the register that it goes into.'
  if (into.kind === 'new' && !isRegisterCode(into.code)) return 'Give the new register a code.'
  if (into.kind === 'new' && preview.codeTaken) return `A register with the code ${into.code} exists. Choose another code, or import into that register.`
  if (preview.asksResidual && preview.residual === null) return 'Say what “residual” means.'
  if (choice.problems === 'stop' && preview.refusedCount > 0) return `${countRows(preview.refusedCount)} with a problem. Mend them in the file, accept a repair, or leave them out.`
  if (preview.tooMany) return `${preview.tooMany} Divide the file and import its parts one after the other.`
  if (preview.counts.created + preview.counts.changed === 0) return 'Nothing would change.'
  return null
}

function describeCounts({ counts, refusedCount, warningCount, continuedCount }: TablePreview): string {
  const words = [
    `${counts.created.toLocaleString('en')} created`,
    `${counts.changed.toLocaleString('en')} changed`,
    `${(counts.same + counts.skipped).toLocaleString('en')} left as they are`,
    ...(continuedCount > 0 ? [`${countRows(continuedCount)} continue the one above`] : []),
    ...(refusedCount > 0 ? [`${countRows(refusedCount)} with a problem`] : []),
    ...(warningCount > 0 ? [`${warningCount.toLocaleString('en')} ${warningCount === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  return `${words.join(', ')}.`
}
