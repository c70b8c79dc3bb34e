import { acceptancesAt } from '@/lib/domain/acceptance/acceptance-facts'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { STATUS_WORDS } from '@/lib/domain/baseline/baseline-status'
import { liveFacts, type BaselineFact, type DocumentFacts, type SignatureFact } from '@/lib/domain/document/document-facts'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { listBaselines } from '@/lib/data/baselines'
import { findLogo } from '@/lib/data/logos'
import type { Reading } from '@/lib/data/reading'
import { loadStreamRows } from '@/lib/data/row-storage'
import { listSignatureFacts } from '@/lib/services/signature/signature-facts'
import { present } from '@/lib/kernel/assert'

interface KnownForPrint {
  /** IANA name of the zone in which times are printed. */
  zone: string
  workspace: readonly Row[]
  eventNumber: number
  baselines: readonly BaselineRow[]
  signatures: readonly SignatureFact[]
  /** The baseline that is printed; null for the register as it stands. */
  head: BaselineRow | null
}

/** What a document says of itself, with the logo that it bears; acceptances are worked out from its rows. */
export async function readFacts(reading: Reading, { zone, workspace, eventNumber, baselines, signatures, head }: KnownForPrint): Promise<DocumentFacts> {
  const { name, logoId } = present(workspace[0], 'a workspace is among its own rows')
  const logo = typeof logoId === 'string' ? await findLogo(reading, logoId) : null
  const live = liveFacts({ organisation: String(name), printedAt: reading.now, timeZone: zone, eventNumber })
  return { ...live, logo, signatures, baselines: [...baselines].sort((a, b) => a.number - b.number).map(factOf), baseline: head && factOf(head) }
}

function factOf({ number, status, changeNote, frozenAt, digest }: BaselineRow): BaselineFact {
  return { number, status: STATUS_WORDS[status], changeNote, frozenAt, digest }
}

/** Rows that are no part of what a baseline freezes and that its document is made of besides: the workspace, whose name it bears, and acceptances as they stood then. */
export type RowsAround = Partial<Record<RowKind, Row[]>>

/** The same of a baseline, but for its acceptances, which whoever has the frozen rows works out. */
export async function readFrozenFacts(
  reading: Reading,
  registerId: string,
  { zone, eventNumber, head }: { zone: string; eventNumber: number; head: BaselineRow },
): Promise<{ facts: DocumentFacts; around: RowsAround }> {
  const [loaded, baselines, signatures] = await Promise.all([
    loadStreamRows(reading, registerId, ['workspace', 'acceptance', 'acceptance-decision']),
    listBaselines(reading, registerId),
    listSignatureFacts(reading, registerId, head.number),
  ])
  const { workspace } = loaded
  return { around: { workspace, ...acceptancesAt(loaded, head.frozenAt) }, facts: await readFacts(reading, { zone, workspace, eventNumber, baselines, signatures, head }) }
}
