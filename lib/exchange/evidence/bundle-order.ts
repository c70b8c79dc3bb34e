import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import type { ListedFile } from '@/lib/domain/evidence/evidence-manifest'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** What the process that makes a bundle must know beside the files that it is given. */
export interface BundleOrder {
  /** The folder in the ZIP in which everything lies. */
  folder: string
  code: string
  registerId: string
  number: number
  /** Without acceptances, which are worked out from the rows. */
  facts: DocumentFacts
  /** Rows that the document is made of beside those that were frozen: the workspace, and acceptances as they stood then. */
  around: Partial<Record<RowKind, Row[]>>
  /** SHA-256 of the key that will sign. */
  keyId: string
}

/** A frame to the process: first the order, then files piece by piece, that there are no more, and the sealed manifest when it was asked for. */
export type BundleFrame = { order: BundleOrder } | { file: string } | { end: true } | { sealed: { manifest: string; signature: string } }

/** A line that the process says: what it is doing, or the files that it wants a sealed manifest of. */
export type BundleLine = { step: 'building' | 'setting' } | { files: ListedFile[] }
