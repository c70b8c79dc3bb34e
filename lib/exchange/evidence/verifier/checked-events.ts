import { createHash, type KeyObject } from 'node:crypto'
import { sayHead, type SignedHead } from '@/lib/domain/baseline/signed-statement'
import { EVIDENCE_FILES, type EvidenceManifest } from '@/lib/domain/evidence/evidence-manifest'
import type { Change } from '@/lib/domain/row/change'
import { sayEventBody, sayEventHeader, type EventHeader } from '@/lib/domain/row/event-statement'
import { digestOf, isSealedBy, textOf, type BundleFiles, type EvidenceFinding } from '@/lib/exchange/evidence/verifier/checked-files'

/** An event as a line of the bundle. Without a body it shows that something happened then, and the digest of what. */
export interface EvidenceEvent extends Omit<EventHeader, 'workspaceId' | 'streamId'> {
  previousHash: string
  hash: string
  body?: { reason: string | null; changes: Change[] }
}

/** The values of a file that holds one a line. Throws where a line is none. */
export function readLines<T>(files: BundleFiles, path: string): T[] {
  const lines = textOf(files.get(path)).split('\n')
  if (lines.pop() !== '') throw new Error('its last line does not end.')
  return lines.map((line, i) => {
    try {
      return JSON.parse(line) as T
    } catch {
      throw new Error(`line ${i + 1} cannot be read.`)
    }
  })
}

/** The chain: numbers without gaps, each event over the one before, each body against its digest, up to the event that the manifest names. */
export function checkEvents(events: readonly EvidenceEvent[], { workspaceId, registerId, lastSeq }: EvidenceManifest): EvidenceFinding[] {
  const findings: EvidenceFinding[] = []
  let previous = '0'.repeat(64)
  for (const [i, event] of events.entries()) {
    const header = sayEventHeader({ ...event, workspaceId, streamId: registerId })
    const hash = createHash('sha256').update(Buffer.from(previous, 'hex')).update(header).digest('hex')
    if (event.seq !== i + 1) return [...findings, { record: `event ${i + 1}`, message: `event ${event.seq} stands in its place.` }]
    if (event.previousHash !== previous || event.hash !== hash) findings.push({ record: `event ${event.seq}`, message: 'it does not follow the one before it, or says something else than it did.' })
    if (event.body && digestOf(sayEventBody(event.body.reason, event.body.changes)) !== event.bodyDigest) findings.push({ record: `event ${event.seq}`, message: 'what it changed is not what it was.' })
    previous = event.hash
  }
  if (events.length !== lastSeq) findings.push({ record: EVIDENCE_FILES.events, message: `it holds ${events.length} events, and the manifest says ${lastSeq}.` })
  return findings
}

/** The signed heads against the chain. */
export function checkHeads(heads: readonly SignedHead[], events: readonly EvidenceEvent[], { workspaceId, registerId }: EvidenceManifest, keys: ReadonlyMap<string, KeyObject>): EvidenceFinding[] {
  const findings: EvidenceFinding[] = []
  let before = 0
  for (const head of heads) {
    const record = `signed head of event ${head.seq}`
    if (head.workspaceId !== workspaceId || head.streamId !== registerId || head.seq <= before) findings.push({ record, message: 'it does not belong here.' })
    else if (!isSealedBy(keys.get(head.keyId), sayHead(head), head.signature)) findings.push({ record, message: 'its signature does not fit what it says.' })
    else if (events[head.seq - 1]?.hash !== head.hash) findings.push({ record: `event ${head.seq}`, message: `it is not the one that was signed on ${head.day}.` })
    before = head.seq
  }
  return findings
}
