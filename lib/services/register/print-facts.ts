import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import { STATUS_WORDS } from '@/lib/domain/baseline/baseline-status'
import { liveFacts, type BaselineFact, type DocumentFacts, type SignatureFact } from '@/lib/domain/document/document-facts'
import type { Row } from '@/lib/domain/row/change'
import { listBaselines } from '@/lib/data/baselines'
import { readHeads } from '@/lib/data/event-history'
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

/** What a document says of itself. */
export function factsOf({ now }: Pick<Reading, 'now'>, { zone, workspace, eventNumber, baselines, signatures, head }: KnownForPrint): DocumentFacts {
  const organisation = String(present(workspace[0], 'a workspace is among its own rows').name)
  const live = liveFacts({ organisation, printedAt: now, timeZone: zone, eventNumber })
  return { ...live, signatures, baselines: [...baselines].sort((a, b) => a.number - b.number).map(factOf), baseline: head && factOf(head) }
}

function factOf({ number, status, changeNote, frozenAt, digest }: BaselineRow): BaselineFact {
  return { number, status: STATUS_WORDS[status], changeNote, frozenAt, digest }
}

/** The same of a baseline, with the workspace whose name it bears. */
export async function readFrozenFacts(reading: Reading, registerId: string, { zone, head }: { zone: string; head: BaselineRow }): Promise<{ facts: DocumentFacts; workspace: Row[] }> {
  const [loaded, eventNumber, baselines, signatures] = await Promise.all([
    loadStreamRows(reading, registerId, ['workspace']),
    readHeads(reading, [registerId]),
    listBaselines(reading, registerId),
    listSignatureFacts(reading, registerId, head.number),
  ])
  const workspace = loaded.workspace ?? []
  return { workspace, facts: factsOf(reading, { zone, workspace, eventNumber: eventNumber.get(registerId) ?? 0, baselines, signatures, head }) }
}
