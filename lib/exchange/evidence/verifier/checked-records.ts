import type { KeyObject } from 'node:crypto'
import { EVIDENCE_FILES, type EvidenceManifest } from '@/lib/domain/evidence/evidence-manifest'
import { chooseRecords, nameRecord, RECORD_KINDS, type EvidenceRecords, type RecordRow } from '@/lib/domain/evidence/signed-records'
import type { EvidenceEvent } from '@/lib/exchange/evidence/verifier/checked-events'
import { digestOf, isSealedBy, type BundleFiles, type EvidenceFinding } from '@/lib/exchange/evidence/verifier/checked-files'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** The records against the events that tell of them, their seals, and the digests of what was frozen. */
export function checkRecords(records: EvidenceRecords, events: readonly EvidenceEvent[], manifest: EvidenceManifest, keys: ReadonlyMap<string, KeyObject>): EvidenceFinding[] {
  const told = chooseRecords(tellRecords(events), manifest.baselineId)
  const known = new Set<string>(RECORD_KINDS.map(({ kind }) => kind))
  const strange = Object.keys(records).filter((kind) => !known.has(kind))
  return [
    ...strange.map((kind) => ({ record: EVIDENCE_FILES.records, message: `it holds records of a kind "${kind}", which there is not.` })),
    ...RECORD_KINDS.flatMap(({ kind }) => compareWithTold(kind, records[kind] ?? [], told[kind] ?? [])),
    ...RECORD_KINDS.flatMap(({ kind }) => (records[kind] ?? []).flatMap((row) => [...checkSeal(kind, row, manifest, keys), ...checkCovered(kind, row, manifest, records)])),
  ]
}

/** The rows of the kinds of record as the events with a body tell of them. */
function tellRecords(events: readonly EvidenceEvent[]): Record<string, RecordRow[]> {
  const rows = new Map<string, { kind: string; row: RecordRow }>()
  const known = new Set<string>(RECORD_KINDS.map(({ kind }) => kind))
  for (const { kind, id, field, after } of events.flatMap(({ body }) => body?.changes ?? [])) {
    if (!known.has(kind)) continue
    rows.set(id, { kind, row: field === null ? (after as RecordRow) : { ...rows.get(id)?.row, id, [field]: after } })
  }
  const byKind: Record<string, RecordRow[]> = {}
  for (const { kind, row } of rows.values()) (byKind[kind] ??= []).push(row)
  return byKind
}

function compareWithTold(kind: string, rows: readonly RecordRow[], told: readonly RecordRow[]): EvidenceFinding[] {
  const findings: EvidenceFinding[] = []
  const said = new Map(told.map((row) => [row.id, row]))
  let before = ''
  for (const row of rows) {
    const one = said.get(row.id)
    if (!one) findings.push({ record: nameRecord(kind, row), message: 'no event tells of it.' })
    else if (!saysTheSame(row, one)) findings.push({ record: nameRecord(kind, row), message: 'it is not what its events say.' })
    if (row.id <= before) findings.push({ record: nameRecord(kind, row), message: 'it stands in another place than it did.' })
    before = row.id
    said.delete(row.id)
  }
  return [...findings, ...[...said.values()].map((row) => ({ record: nameRecord(kind, row), message: 'the events tell of it, and it is not there.' }))]
}

/** A field that came with a later version of the product says nothing in an older event. */
function saysTheSame(row: RecordRow, told: RecordRow): boolean {
  return [...new Set([...Object.keys(row), ...Object.keys(told)])].every((field) => canonicalJson(row[field] ?? null) === canonicalJson(told[field] ?? null))
}

function checkSeal(kind: string, row: RecordRow, { workspaceId, registerId }: EvidenceManifest, keys: ReadonlyMap<string, KeyObject>): EvidenceFinding[] {
  const sealed = RECORD_KINDS.find((one) => one.kind === kind)?.sealed
  // The statement reads the fields that it names; one that is not there gives another text, which no seal fits.
  if (!sealed || isSealedBy(keys.get(String(row.keyId)), sealed.say({ workspaceId, registerId }, row as never), row[sealed.by])) return []
  return [{ record: nameRecord(kind, row), message: 'its seal does not fit what it says.' }]
}

/** A decision against the request that it was about. */
function checkCovered(kind: string, row: RecordRow, { workspaceId, registerId }: EvidenceManifest, records: EvidenceRecords): EvidenceFinding[] {
  const covers = RECORD_KINDS.find((one) => one.kind === kind)?.covers
  const covered = covers && records[covers.kind]?.find(({ id }) => id === row[covers.by])
  if (!covers || (covered && digestOf(covers.say({ workspaceId, registerId }, covered as never)) === row.digest)) return []
  return [{ record: nameRecord(kind, row), message: 'it is about another request than it was.' }]
}

/** What was frozen against the baseline, and the digests that were signed against it. */
export function checkFrozen(files: BundleFiles, records: EvidenceRecords, { baselineId, number }: EvidenceManifest): EvidenceFinding[] {
  const [baseline, ...others] = records.baseline ?? []
  if (baseline?.id !== baselineId || baseline.number !== number || others.length > 0) return [{ record: `baseline ${number}`, message: 'it is not the one that the manifest names.' }]
  const digests = [
    [EVIDENCE_FILES.rows, baseline.digest],
    [EVIDENCE_FILES.content, baseline.contentDigest],
  ] as const
  const frozen = digests.filter(([path, digest]) => digestOf(files.get(path) ?? '') !== digest).map(([path]) => ({ record: path, message: `it is not what baseline ${number} froze.` }))
  const strange = Object.entries(records).flatMap(([kind, rows]) => rows.filter((row) => row.baselineId === baselineId && !isOver(row, baseline)).map((row) => ({ record: nameRecord(kind, row), message: 'it is over other digests than the baseline has.' })))
  return [...frozen, ...strange]
}

function isOver(row: RecordRow, baseline: RecordRow): boolean {
  return (row.digest ?? baseline.digest) === baseline.digest && (row.contentDigest ?? baseline.contentDigest) === baseline.contentDigest
}
