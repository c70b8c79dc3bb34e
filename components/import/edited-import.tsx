'use client'

import { useState, type KeyboardEvent } from 'react'
import type { EditedChange, EditedPreview } from '@/components/import/edited-doors'
import { EditedGroups } from '@/components/import/edited-groups'
import { ImportDone } from '@/components/import/import-done'
import { ProblemTable } from '@/components/import/problem-table'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { useEdited, type EditedDesk } from '@/components/import/use-edited'
import type { ChosenFile } from '@/components/import/use-import'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'

interface EditedImportProps {
  file: ChosenFile
  preview: EditedPreview
  /** The register that the person chose to compare with; null where the file says it. */
  code: string | null
  onStartAgain: () => void
  /** Goes on to a new register; null where the file cannot become one. */
  onAsNew: (() => void) | null
}

/** The desk of a document that comes back: what differs from the register, on which side, and what of it is taken. */
export function EditedImport({ file, preview: first, code, onStartAgain, onAsNew }: EditedImportProps) {
  const desk = useEdited(file, first, code)
  const [showsTold, setShowsTold] = useState(true)
  const { preview, done } = desk
  const { register, problems, changes } = preview
  if (done) return <ImportDone {...{ desk, done, fileName: file.name, isNew: false, words: `${countChanges(done.count)} taken.`, onStartAgain }} />
  if (register === null) return <NoRegister {...{ preview, fileName: file.name, onStartAgain, onAsNew }} />
  const told = changes.filter(({ isTakable }) => !isTakable)
  const send = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) desk.take()
  }
  return (
    <div className="grid grid-cols-1 gap-6" onKeyDown={send}>
      <header>
        <p className="text-sm text-muted wrap-anywhere">{file.name}</p>
        <h2 className="text-2xl font-semibold wrap-anywhere">
          What this document changes in <span className="font-mono text-[0.85em] font-normal">{register.code}</span> {register.title}
        </h2>
        <p className="tabular mt-1 text-muted" role="status">
          {preview.exported && (
            <>
              Exported at event {preview.exported.event}
              {preview.exported.at && (
                <>
                  , <RelativeTime at={preview.exported.at} />
                </>
              )}
              .{' '}
            </>
          )}
          {describeCounts(changes)} Nothing is stored yet.
        </p>
      </header>
      {preview.says && <Notice title={preview.says}>It is compared with the register as it stands. Nobody can tell who changed what, so nothing is chosen for you.</Notice>}
      {changes.length === 0 ? (
        <EmptyState title="The document and the register say the same." action={<Button onClick={onStartAgain}>Choose another file</Button>}>
          Nothing is there to be taken.
        </EmptyState>
      ) : (
        <>
          <Everything desk={desk} />
          {told.length > 0 && <Checkbox label={`Show ${countChanges(told.length)} that ${told.length === 1 ? 'needs' : 'need'} no choice`} checked={showsTold} onChange={(event) => setShowsTold(event.target.checked)} />}
          <EditedGroups desk={desk} changes={showsTold ? changes : changes.filter(({ isTakable }) => isTakable)} registerCode={register.code} />
          {preview.left > 0 && <p className="text-sm text-muted">and {countChanges(preview.left)} more here or on both sides, which stay as they are</p>}
        </>
      )}
      {problems.length > 0 && (
        <section>
          <h3 className="mb-3 text-lg font-semibold">Problems of the file</h3>
          <ProblemTable problems={problems} />
        </section>
      )}
      {changes.length > 0 && <Decision desk={desk} onStartAgain={onStartAgain} />}
    </div>
  )
}

function NoRegister({ preview: { says, problems }, fileName, onStartAgain, onAsNew }: { preview: EditedPreview; fileName: string } & Pick<EditedImportProps, 'onStartAgain' | 'onAsNew'>) {
  const isBroken = problems.some(({ severity }) => severity === 'error')
  const title = isBroken ? `${fileName} cannot be read. Nothing was stored.` : (says ?? 'There is no register to compare this file with.')
  return (
    <div className="grid gap-6">
      <Notice
        tone={isBroken ? 'error' : 'warning'}
        title={title}
        actions={
          <>
            {onAsNew && (
              <Button size="small" variant="primary" onClick={onAsNew}>
                Import as a new register
              </Button>
            )}
            <Button size="small" onClick={onStartAgain}>
              Choose another file
            </Button>
          </>
        }
      >
        {isBroken ? 'Mend the errors in the file, then choose it again.' : 'No register here has the code of this document either, so there is nothing to compare it with.'}
      </Notice>
      {problems.length > 0 && <ProblemTable problems={problems} />}
    </div>
  )
}

/** Choices for everything at once. */
function Everything({ desk }: { desk: EditedDesk }) {
  const open = desk.preview.changes.filter(({ isTakable }) => isTakable)
  const safe = open.filter(({ side, kind }) => side !== 'conflict' && kind !== 'removed')
  const gone = open.filter(({ side, kind }) => side !== 'conflict' && kind === 'removed')
  if (open.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {safe.length > 0 && (
        <Button size="small" onClick={() => desk.choose(safe, 'file')}>
          Take all without conflict
        </Button>
      )}
      {gone.length > 0 && (
        <Button size="small" onClick={() => desk.choose(gone, 'file')}>
          Delete what the file leaves out
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={() => desk.choose(open, null)}>
        Take nothing
      </Button>
    </div>
  )
}

function Decision({ desk, onStartAgain }: { desk: EditedDesk; onStartAgain: () => void }) {
  const { preview, work, refusal, choiceOf } = desk
  const count = preview.changes.filter((change) => change.isTakable && choiceOf(change) === 'file').length
  const undecided = preview.changes.filter((change) => change.side === 'conflict' && change.isTakable && choiceOf(change) === null).length
  return (
    <section aria-label="Decision" className="sticky bottom-0 grid gap-3 border-t bg-ground py-4 print:hidden">
      {refusal && <RefusalNotice refusal={refusal} />}
      {undecided > 0 && (
        <p className="text-sm text-warning">{undecided === 1 ? 'One conflict is not decided: it stays as it is here.' : `${undecided} conflicts are not decided: they stay as they are here.`}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={count === 0} pending={work !== null} onClick={desk.take}>
          {work === 'taking' ? 'Taking' : `Take ${countChanges(count)}`}
        </Button>
        {refusal && (
          <Button onClick={desk.lookAgain} pending={work === 'reading'}>
            Compare again
          </Button>
        )}
        <Button onClick={onStartAgain}>Choose another file</Button>
      </div>
    </section>
  )
}

/** A number of changes in words. */
export function countChanges(count: number): string {
  return count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`
}

const SIDE_COUNTS = { file: 'in the file', conflict: 'on both sides', differs: 'differing', here: 'here only', both: 'the same on both sides' } as const

function describeCounts(changes: readonly EditedChange[]): string {
  const parts = Object.entries(SIDE_COUNTS).flatMap(([side, words]) => {
    const count = changes.filter((change) => change.side === side).length
    return count > 0 ? [`${count.toLocaleString('en')} ${words}`] : []
  })
  return parts.length === 0 ? 'No changes.' : `Changes: ${parts.join(', ')}.`
}
