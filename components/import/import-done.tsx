import type { ImportRefusal } from '@/components/import/import-doors'
import { RefusalNotice } from '@/components/import/refusal-notice'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface ImportDoneProps {
  code: string
  fileName: string
  undone: boolean
  /** What came of it, in a sentence. */
  words: string
  refusal: ImportRefusal | null
  undoing: boolean
  /** Null where nothing is there to be taken back. */
  onUndo: (() => void) | null
  onStartAgain: () => void
}

/** What an import did, the way to it, and the way back. */
export function ImportDone({ code, fileName, undone, words, refusal, undoing, onUndo, onStartAgain }: ImportDoneProps) {
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <Notice
        tone="success"
        live
        title={undone ? `The import of ${fileName} was taken back` : `Imported ${fileName} into ${code}`}
        actions={
          <>
            <ButtonLink variant="primary" size="small" href={`/registers/${encodeURIComponent(code)}`}>
              Open {code}
            </ButtonLink>
            {onUndo && !undone && (
              <Button size="small" pending={undoing} onClick={onUndo}>
                Undo the import
              </Button>
            )}
            <Button size="small" onClick={onStartAgain}>
              Import another file
            </Button>
          </>
        }
      >
        {words}
      </Notice>
      {refusal && <RefusalNotice refusal={refusal} />}
    </div>
  )
}
