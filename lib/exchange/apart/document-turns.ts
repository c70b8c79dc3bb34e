import type { ApartLimits } from '@/lib/exchange/apart/apart-process'
import { Turns } from '@/lib/exchange/apart/turns'

/** Documents and bundles are made one at a time: each may take a gigabyte. */
export const documentTurns = new Turns(1)

/** A PDF of five thousand pages takes about a minute on a busy machine; a thousand failure modes with everything take one gigabyte. */
export const DOCUMENT_LIMITS: ApartLimits = {
  timeMs: 120_000,
  memoryMb: 1_500,
  heapMb: 700,
  // What people wait for at a page goes before what they wait for at a download.
  priority: 10,
  hint: 'Leave out scores and annex, or take Markdown, XLSX or CSV, which hold any register.',
}
