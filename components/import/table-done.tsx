import { RefusalNotice } from '@/components/import/refusal-notice'
import type { TableDesk } from '@/components/import/use-table-import'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface TableDoneProps {
  desk: TableDesk
  done: NonNullable<TableDesk['done']>
  fileName: string
  onStartAgain: () => void
}

/** What an import did, the way to it, and the way back. A new register is taken back by nobody: it stays, and can be archived. */
export function TableDone({ desk, done, fileName, onStartAgain }: TableDoneProps) {
  const { created, changed } = done.counts
  const mayUndo = !done.undone && done.seq !== null && desk.choice.into?.kind === 'known'
  const title = done.undone ? `The import of ${fileName} was taken back` : `Imported ${fileName} into ${done.code}`
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <Notice
        tone="success"
        live
        title={title}
        actions={
          <>
            <ButtonLink variant="primary" size="small" href={`/registers/${encodeURIComponent(done.code)}`}>
              Open {done.code}
            </ButtonLink>
            {mayUndo && (
              <Button size="small" pending={desk.work === 'undoing'} onClick={desk.undo}>
                Undo the import
              </Button>
            )}
            <Button size="small" onClick={onStartAgain}>
              Import another file
            </Button>
          </>
        }
      >
        {done.undone ? 'The register stands as before; the history shows both.' : `${created.toLocaleString('en')} created, ${changed.toLocaleString('en')} changed. It is one entry of the history.`}
      </Notice>
      {desk.refusal && <RefusalNotice refusal={desk.refusal} />}
    </div>
  )
}
