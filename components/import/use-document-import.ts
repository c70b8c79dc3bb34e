import { askForImport, type DocumentImported, type ImportPreview } from '@/components/import/import-doors'
import type { ChosenFile } from '@/components/import/use-import'
import { useImportWork, type ImportWork } from '@/components/import/use-import-work'

export interface DocumentDesk extends Pick<ImportWork<'importing', DocumentImported>, 'work' | 'refusal' | 'done' | 'cancel' | 'undo'> {
  /** Imports what was previewed, under another code when one is given. */
  accept(code: string | null): void
}

/** The steps of importing a document as a new register: accept its preview, take it back. */
export function useDocumentImport(file: ChosenFile, { accepted }: ImportPreview): DocumentDesk {
  const { work, refusal, done, ask, commandFor, finish, cancel, undo } = useImportWork<'importing', DocumentImported>(null)
  const accept = async (code: string | null) => {
    if (accepted === null) return
    const order = { accepted, code: code ?? undefined, commandId: commandFor(`${accepted} ${code ?? ''}`) }
    const imported = await ask('importing', (signal) => askForImport(file.bytes, order, signal))
    if (imported) finish(imported)
  }
  return { work, refusal, done, cancel, undo, accept: (code) => void accept(code) }
}
