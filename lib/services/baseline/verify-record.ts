import type { KeyObject } from 'node:crypto'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import { FINDINGS_MAX, type Finding, type VerifyProgress, type VerifyReport } from '@/lib/domain/baseline/verify-report'
import { verifyChain } from '@/lib/data/event-chain'
import { withReading, type Reading } from '@/lib/data/reading'
import { refuseUnknownRegister, listStreams, type StreamName } from '@/lib/data/register-lookup'
import { trustedKeys } from '@/lib/data/signing-key'
import { verifyAcceptances } from '@/lib/services/acceptance/verify-acceptances'
import { verifyBaselines } from '@/lib/services/baseline/verify-baselines'
import { checkHeads, collectHeads, type KnownHeads } from '@/lib/services/baseline/verify-heads'
import { verifySignatures } from '@/lib/services/signature/verify-signatures'
import { AppError } from '@/lib/kernel/errors'

export interface VerifyOptions {
  /** One register alone; without it everything of the workspace. */
  code?: string
  tell?(progress: VerifyProgress): void
  /** Ends the check early, with what it throws. */
  signal?: AbortSignal
}

/** Longest that one statement of a check may take, in milliseconds. */
const TIMEOUT = { timeout: 120_000 }

/**
 * Recomputes what a workspace's record says of itself, all of it from one moment: the chains of events, the signed heads and their copy beside the key,
 * the baselines with their signatures, and what people signed, accepted and refused. Throws AppError `forbidden` for who does not administer it, and `not-found` for a register that is not here.
 */
export async function verifyRecord(actor: Actor, { code, tell, signal }: VerifyOptions = {}): Promise<VerifyReport> {
  return withReading(
    actor,
    async (reading) => {
      if (!may((await reading.entry).roles, 'verify')) throw new AppError('forbidden', 'Only an administrator checks the record.')
      const streams = (await listStreams(reading)).filter((one) => code === undefined || one.code === code)
      if (streams.length === 0) refuseUnknownRegister()
      const [heads, keys] = [await collectHeads(reading), trustedKeys()]
      const report: VerifyReport = { streams: streams.length, events: 0, baselines: 0, signatures: 0, heads: 0, findings: listUnreadable(heads), hasMore: false, keyIds: [...keys.keys()].sort() }
      for (const [done, stream] of streams.entries()) {
        signal?.throwIfAborted()
        tell?.({ done, of: streams.length, events: report.events })
        await verifyStream(reading, stream, { heads, keys, report })
      }
      return { ...report, findings: report.findings.slice(0, FINDINGS_MAX), hasMore: report.findings.length > FINDINGS_MAX }
    },
    TIMEOUT,
  )
}

function listUnreadable({ unreadable }: KnownHeads): Finding[] {
  return unreadable.map((line) => ({ code: null, record: `line ${line} of the copy of signed heads`, message: 'it is no signed head.' }))
}

async function verifyStream(reading: Reading, { id, code }: StreamName, { heads, keys, report }: { heads: KnownHeads; keys: ReadonlyMap<string, KeyObject>; report: VerifyReport }): Promise<void> {
  const own = { stored: heads.stored.get(id) ?? [], copied: heads.copied.get(id) ?? [] }
  const wanted = new Set([...own.stored, ...own.copied].map(({ seq }) => seq))
  const seen = { hashes: new Map<number, string>(), last: 0 }
  const chain = await verifyChain(reading, id, (seq, hash) => {
    seen.last = seq
    if (wanted.has(seq)) seen.hashes.set(seq, hash)
  })
  const found = [
    ...[...new Set(chain.broken)].map((seq) => ({ seq, record: `event ${seq}`, message: 'it does not follow the one before it, or says something else than it did.' })),
    ...chain.emptied.map((seq) => ({ seq, record: `event ${seq}`, message: 'what it changed was erased or is not what it was.' })),
    ...checkHeads(own, seen, keys),
  ]
  const none = { count: 0, findings: [] }
  const frozen = code === null ? none : await verifyBaselines(reading, id, keys)
  const signed = code === null ? none : await verifySignatures(reading, id, keys)
  const accepted = code === null ? none : await verifyAcceptances(reading, id, keys)
  report.events += chain.events
  report.heads += own.stored.length
  report.baselines += frozen.count
  report.signatures += signed.count + accepted.count
  report.findings.push(...[...found.sort((a, b) => a.seq - b.seq), ...frozen.findings, ...signed.findings, ...accepted.findings].map(({ record, message }) => ({ code, record, message })))
}
