import { listAcceptanceFacts } from '@/lib/domain/acceptance/acceptance-facts'
import { completeRows, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import { EVIDENCE_FILES } from '@/lib/domain/evidence/evidence-manifest'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import type { BundleFrame, BundleLine, BundleOrder } from '@/lib/exchange/evidence/bundle-order'
import { BundleZip } from '@/lib/exchange/evidence/bundle-zip'
import type { Frame } from '@/lib/exchange/apart/frames'
import { printReadme } from '@/lib/exchange/evidence/print-readme'
import { printVerifier } from '@/lib/exchange/evidence/print-verifier'
import { printPdf } from '@/lib/exchange/pdf/print-pdf'
import { printText } from '@/lib/exchange/render/print-text'
import { documentOf, type RenderOrder } from '@/lib/exchange/render/render-order'
import { assert, present } from '@/lib/kernel/assert'

/** Larger registers would need more pages than the typesetter has memory for; their document is there as Markdown. */
export const PDF_FAILURE_MODES_MAX = 1_000

/**
 * Makes a bundle of the frames that come: packs the files as they are given, sets the document, adds verifier and explanation, asks for the manifest of all of
 * them with its seal, and ends with that. Runs in a process of its own (`bundle-apart.ts`), which never sees the key.
 */
export async function makeBundle(frames: AsyncIterator<Frame<BundleFrame>>, tell: (line: BundleLine) => void, write: (bytes: Uint8Array) => void): Promise<void> {
  const { head: begun } = await next(frames)
  assert('order' in begun, 'an order comes first')
  const { order } = begun
  const zip = new BundleZip(order.folder, write)
  const rows = { ...completeRows((await packFiles(frames, zip)).rows), ...order.around }
  tell({ step: 'building' })
  const hasPdf = (rows['failure-mode'] ?? []).length <= PDF_FAILURE_MODES_MAX
  zip.add(EVIDENCE_FILES.readme, Buffer.from(printReadme({ ...order, hasPdf })))
  zip.add(EVIDENCE_FILES.verifier, Buffer.from(printVerifier()))
  const document = documentOf(renderOrderOf(order, rows))
  zip.add(EVIDENCE_FILES.markdown, Buffer.from(printText(document, 'md')))
  tell({ step: 'setting' })
  if (hasPdf) zip.add(EVIDENCE_FILES.pdf, printPdf(document))
  zip.close()
  tell({ files: zip.listed })
  const { head } = await next(frames)
  assert('sealed' in head, 'the manifest comes sealed when it was asked for')
  zip.add(EVIDENCE_FILES.manifest, Buffer.from(head.sealed.manifest))
  zip.add(EVIDENCE_FILES.seal, Buffer.from(`${head.sealed.signature}\n`))
  zip.end()
}

/** Packs the files until there are no more; the frozen rows, of which the document is made, are among them. */
async function packFiles(frames: AsyncIterator<Frame<BundleFrame>>, zip: BundleZip): Promise<FrozenRows> {
  let rows: Buffer = Buffer.alloc(0)
  for (;;) {
    const { head, body } = await next(frames)
    if ('end' in head) return JSON.parse(rows.toString('utf8')) as FrozenRows
    assert('file' in head, 'files come before the end')
    zip.add(head.file, body)
    if (head.file === EVIDENCE_FILES.rows) rows = body
  }
}

async function next(frames: AsyncIterator<Frame<BundleFrame>>): Promise<Frame<BundleFrame>> {
  const { value, done } = await frames.next()
  assert(!done, 'whoever orders a bundle stays until it is sealed')
  return value
}

function renderOrderOf({ code, registerId, number, facts: known }: BundleOrder, rows: Partial<Record<RowKind, Row[]>>): RenderOrder {
  const day = present(known.baseline, 'a bundle is of a baseline').frozenAt.slice(0, 10)
  const facts = { ...known, acceptances: listAcceptanceFacts(RowSet.of(rows), registerId, day) }
  return { choice: { kind: 'd10', format: 'pdf', withScores: true, scenario: null, workshopId: null, baseline: number }, facts, registerId, code, rows, summary: null }
}
