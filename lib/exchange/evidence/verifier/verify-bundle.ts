import type { SignedHead } from '@/lib/domain/baseline/signed-statement'
import { EVIDENCE_FILES, type EvidenceManifest } from '@/lib/domain/evidence/evidence-manifest'
import type { EvidenceRecords } from '@/lib/domain/evidence/signed-records'
import { checkEvents, checkHeads, readLines, type EvidenceEvent } from '@/lib/exchange/evidence/verifier/checked-events'
import { checkFiles, checkManifest, readKeys, textOf, type BundleFiles, type EvidenceFinding } from '@/lib/exchange/evidence/verifier/checked-files'
import { checkFrozen, checkRecords } from '@/lib/exchange/evidence/verifier/checked-records'

/** What a bundle is of, how much was checked, and what does not fit, the first first. */
export interface EvidenceReport {
  findings: EvidenceFinding[]
  manifest: EvidenceManifest | null
  events: number
  /** Events of which the bundle holds the digest alone. */
  closed: number
  heads: number
  /** The last event that the server has signed as such; what follows it is not held by anything yet. */
  signedUntil: number
  signatures: number
  refusals: number
}

/** Checks a bundle by its files alone. With `trusted`, the SHA-256 of a key, nothing that another key signed will do. */
export function verifyBundle(files: BundleFiles, trusted: string | null): EvidenceReport {
  const report: EvidenceReport = { findings: [], manifest: null, events: 0, closed: 0, heads: 0, signedUntil: 0, signatures: 0, refusals: 0 }
  const check = <T>(record: string, work: () => T): T | null => attempt(report, record, work)
  const { keys, findings } = readKeys(files)
  report.findings.push(...findings)
  const strange = trusted === null ? [] : [...keys.keys()].filter((keyId) => keyId !== trusted)
  report.findings.push(...strange.map((keyId) => ({ record: `keys/${keyId}.pem`, message: 'it is not the key that you trust.' })))
  const manifest = check(EVIDENCE_FILES.manifest, () => readManifest(files))
  if (manifest === null) return report
  report.manifest = manifest
  report.findings.push(...(check(EVIDENCE_FILES.manifest, () => checkManifest(files, manifest, keys)) ?? []))
  report.findings.push(...(check(EVIDENCE_FILES.manifest, () => checkFiles(files, manifest)) ?? []))
  const events = check(EVIDENCE_FILES.events, () => readLines<EvidenceEvent>(files, EVIDENCE_FILES.events)) ?? []
  const heads = check(EVIDENCE_FILES.heads, () => readLines<SignedHead>(files, EVIDENCE_FILES.heads)) ?? []
  const records = check(EVIDENCE_FILES.records, () => JSON.parse(textOf(files.get(EVIDENCE_FILES.records))) as EvidenceRecords) ?? {}
  report.findings.push(
    ...(check(EVIDENCE_FILES.events, () => checkEvents(events, manifest)) ?? []),
    ...(check(EVIDENCE_FILES.heads, () => checkHeads(heads, events, manifest, keys)) ?? []),
    ...(check(EVIDENCE_FILES.records, () => checkRecords(records, events, manifest, keys)) ?? []),
    ...(check(EVIDENCE_FILES.records, () => checkFrozen(files, records, manifest)) ?? []),
  )
  const closed = events.filter(({ body }) => body === undefined).length
  return { ...report, events: events.length, closed, heads: heads.length, signedUntil: heads.at(-1)?.seq ?? 0, signatures: records.signature?.length ?? 0, refusals: records.refusal?.length ?? 0 }
}

function readManifest(files: BundleFiles): EvidenceManifest {
  const manifest = JSON.parse(textOf(files.get(EVIDENCE_FILES.manifest))) as EvidenceManifest
  if (!Array.isArray(manifest.files)) throw new Error('it is no manifest.')
  return manifest
}

/** What cannot be read at all is a finding too, and ends nothing else. */
function attempt<T>(report: EvidenceReport, record: string, work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    report.findings.push({ record, message: error instanceof Error ? error.message : String(error) })
    return null
  }
}
