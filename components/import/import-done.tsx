import type { Imported, ImportWork } from '@/components/import/use-import-work'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface ImportDoneProps {
  desk: Pick<ImportWork<string, Imported>, 'work' | 'refusal' | 'undo'>
  done: Imported & { undone: boolean }
  fileName: string
  /** Whether the import opened the register. */
  isNew: boolean
  /** What came of it, in words. */
  words: string
  onStartAgain: () => void
}

/** What an import did, the way to it, and the way back. */
export function ImportDone({ desk, done: { code, seq, undone }, fileName, isNew, words, onStartAgain }: ImportDoneProps) {
  const takenBack = isNew ? `${code} was archived; its code stays taken.` : 'The register stands as before; the history shows both.'
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <Notice
        tone="success"
        live
        title={undone ? `The import of ${fileName} was taken back` : `Imported ${fileName} ${isNew ? 'as' : 'into'} ${code}`}
        actions={
          <>
            <ButtonLink variant="primary" size="small" href={`/registers/${encodeURIComponent(code)}`}>
              Open {code}
            </ButtonLink>
            {seq !== null && !undone && (
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
        {undone ? takenBack : `${words} It is one entry of the history.`}
      </Notice>
      {desk.refusal && <RefusalNotice refusal={desk.refusal} />}
    </div>
  )
}
