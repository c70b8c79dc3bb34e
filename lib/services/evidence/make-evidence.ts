import type { Actor } from '@/lib/domain/access/actor'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { SignedHead } from '@/lib/domain/baseline/signed-statement'
import { FROZEN_KINDS } from '@/lib/domain/baseline/frozen-rows'
import { EVIDENCE_FILES, KEY_FOLDER, sayManifest, type ListedFile } from '@/lib/domain/evidence/evidence-manifest'
import { chooseRecords, RECORD_KINDS, type EvidenceRecords } from '@/lib/domain/evidence/signed-records'
import { bundleApart, type BundleSource } from '@/lib/exchange/evidence/bundle-apart'
import { evidenceName } from '@/lib/exchange/render/exported-file'
import { listBaselines, readBaselineTexts } from '@/lib/data/baselines'
import { findLastTelling, listStreamHeads, readEvidenceLines } from '@/lib/data/evidence-events'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { signingKey, trustedKeys } from '@/lib/data/signing-key'
import { refuseTampered, refuseUnknown } from '@/lib/services/baseline/read-baseline'
import type { ExportedFile, Following } from '@/lib/services/register/export-document'
import { readFrozenFacts } from '@/lib/services/register/print-facts'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'

/** Longest that one statement may take, in milliseconds. */
const TIMEOUT = { timeout: 60_000 }
const KINDS = RECORD_KINDS.map(({ kind }) => kind)

/** What a bundle is of, once it has been read. */
interface Place {
  workspaceId: string
  registerId: string
  head: BaselineRow
  records: EvidenceRecords
  heads: SignedHead[]
  lastSeq: number
}

/**
 * Everything that shows what a baseline froze, who signed it and what led there, as one ZIP with the program that checks it; all of it from one moment. Throws AppError `not-found` for a
 * register or a baseline that is not here, `precondition` for a baseline that was tampered with, and `limit` where making it takes too much.
 */
export async function makeEvidence(actor: Actor, code: string, number: number, zone: string, { tell, signal }: Following): Promise<ExportedFile> {
  let made: { place: Place; madeAt: string } | null = null
  const folder = evidenceName(code, number)
  const source: BundleSource = {
    feed: (sendOrder, send) =>
      withReading(
        actor,
        async (reading) => {
          const place = await readPlace(reading, code, number)
          made = { place, madeAt: reading.now }
          const { registerId } = place
          await sendOrder({ folder, code, registerId, number, keyId: signingKey().keyId, ...(await readFrozenFacts(reading, registerId, { zone, eventNumber: place.lastSeq, head: place.head })) })
          await sendRecord(reading, place, (file, text) => send(file, Buffer.from(text)))
        },
        TIMEOUT,
      ),
    seal(files) {
      const { place, madeAt } = present(made, 'files are sealed once they have been sent')
      refuseOthers(place.head, files)
      return seal(place, { code, number, madeAt, files })
    },
  }
  return { name: `${folder}.zip`, type: 'application/zip', bytes: await bundleApart(source, tell, signal) }
}

async function readPlace(reading: Reading, code: string, number: number): Promise<Place> {
  const registerId = await findRegisterId(reading, code)
  const head = (await listBaselines(reading, registerId)).find((row) => row.number === number) ?? refuseUnknown()
  const [rows, signed] = await Promise.all([loadStreamRows(reading, registerId, KINDS), listStreamHeads(reading, registerId)])
  const records = chooseRecords(rows, head.id)
  const ids = Object.values(records).flatMap((list) => list.map(({ id }) => id))
  const told = Math.max(head.frozenAtSeq, await findLastTelling(reading, registerId, KINDS, ids))
  // The chain goes on until the server signed it, so that its end cannot be made anew.
  const lastSeq = signed.find(({ seq }) => seq >= told)?.seq ?? told
  return { workspaceId: reading.workspaceId, registerId, head, records, lastSeq, heads: signed.filter(({ seq }) => seq <= lastSeq) }
}

async function sendRecord(reading: Reading, { registerId, head, records, heads, lastSeq }: Place, send: (file: string, text: string) => Promise<void>): Promise<void> {
  const texts = (await readBaselineTexts(reading, registerId, head.id)) ?? refuseTampered(head.number)
  await send(EVIDENCE_FILES.rows, texts.rows)
  await send(EVIDENCE_FILES.content, texts.content)
  await send(EVIDENCE_FILES.records, `${canonicalJson(records)}\n`)
  await send(EVIDENCE_FILES.heads, heads.map((one) => `${canonicalJson(one)}\n`).join(''))
  for (const [keyId, pem] of keysOf(records, heads)) await send(`${KEY_FOLDER}${keyId}.pem`, pem)
  const ids = Object.values(records).flatMap((list) => list.map(({ id }) => id))
  await send(EVIDENCE_FILES.events, '')
  for await (const lines of readEvidenceLines(reading, registerId, lastSeq, { until: head.frozenAtSeq, kinds: FROZEN_KINDS, ids })) await send(EVIDENCE_FILES.events, lines)
}

/** The public keys with which something in the bundle was signed, as far as this server knows them, in the order of their ids. */
function keysOf(records: EvidenceRecords, heads: readonly SignedHead[]): [string, string][] {
  const wanted = new Set<unknown>([signingKey().keyId, ...heads.map(({ keyId }) => keyId), ...Object.values(records).flatMap((rows) => rows.map(({ keyId }) => keyId))])
  const known = [...trustedKeys()].filter(([keyId]) => wanted.has(keyId)).sort(([a], [b]) => (a < b ? -1 : 1))
  return known.map(([keyId, key]) => [keyId, String(key.export({ type: 'spki', format: 'pem' }))])
}

/** What goes out under the server's name is what was frozen; the process has the digests, so that nothing is computed twice. */
function refuseOthers({ number, digest, contentDigest }: BaselineRow, files: readonly ListedFile[]): void {
  const digestOf = (path: string) => files.find((file) => file.path === path)?.sha256
  if (digestOf(EVIDENCE_FILES.rows) !== digest || digestOf(EVIDENCE_FILES.content) !== contentDigest) refuseTampered(number)
}

function seal({ workspaceId, registerId, head, lastSeq }: Place, { code, number, madeAt, files }: { code: string; number: number; madeAt: string; files: ListedFile[] }) {
  const { keyId, sign } = signingKey()
  const manifest = sayManifest({ workspaceId, registerId, code, baselineId: head.id, number, lastSeq, madeAt, keyId, files })
  return { manifest, signature: sign(manifest) }
}
