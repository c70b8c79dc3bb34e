import type { KeyObject } from 'node:crypto'
import { sayHead, type SignedHead } from '@/lib/domain/baseline/signed-statement'
import { readHeadCopy } from '@/lib/data/head-copy'
import type { Asking } from '@/lib/data/reading'
import { listSignedHeads } from '@/lib/data/signed-heads'
import { isSignedBy } from '@/lib/data/signing-key'
import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Signed heads by stream: those of the database, and those of the copy beside the key. */
export interface KnownHeads {
  stored: Map<string, SignedHead[]>
  copied: Map<string, SignedHead[]>
  /** Lines of the copy that cannot be read. */
  unreadable: number[]
}

/** Something wrong about one event or its signed head. */
export interface HeadFinding {
  seq: number
  record: string
  message: string
}

/** All signed heads of a workspace. */
export async function collectHeads(asking: Asking): Promise<KnownHeads> {
  const known: KnownHeads = { stored: new Map(), copied: new Map(), unreadable: [] }
  for (let after: string | null = null; ; ) {
    const { heads, next }: Awaited<ReturnType<typeof listSignedHeads>> = await listSignedHeads(asking, after)
    for (const head of heads) addTo(known.stored, head)
    if (next === null) break
    after = next
  }
  for await (const { line, head } of readHeadCopy(asking.workspaceId)) {
    if (head === null) known.unreadable.push(line)
    else addTo(known.copied, head)
  }
  return known
}

function addTo(heads: Map<string, SignedHead[]>, head: SignedHead): void {
  const list = heads.get(head.streamId)
  if (list) list.push(head)
  else heads.set(head.streamId, [head])
}

/**
 * What does not fit between a stream's signed heads, their copy, and its chain. `hashes` are those of the events that a head names, and `last` is the
 * number of the last event.
 */
export function checkHeads(
  { stored, copied }: { stored: readonly SignedHead[]; copied: readonly SignedHead[] },
  { hashes, last }: { hashes: ReadonlyMap<number, string>; last: number },
  keys: ReadonlyMap<string, KeyObject>,
): HeadFinding[] {
  const kept = new Set(stored.map((head) => canonicalJson(head)))
  const missing = copied.filter((head) => !kept.has(canonicalJson(head)))
  return [
    ...stored.flatMap((head) => checkHead(head, 'signed head', { hashes, last }, keys)),
    ...missing.flatMap((head) => [
      ...checkHead(head, 'copy of the signed head', { hashes, last }, keys),
      { seq: head.seq, record: `signed head of event ${head.seq}`, message: `the copy beside the key has one of ${head.day}, and the database has it no more, or another.` },
    ]),
  ]
}

function checkHead(head: SignedHead, word: string, { hashes, last }: { hashes: ReadonlyMap<number, string>; last: number }, keys: ReadonlyMap<string, KeyObject>): HeadFinding[] {
  const { seq, day } = head
  const said = (record: string, message: string) => [{ seq, record, message }]
  const key = keys.get(head.keyId)
  if (!key) return said(`${word} of event ${seq}`, 'it is signed with a key that this server does not know.')
  if (!isSignedBy(key, sayHead(head), head.signature)) return said(`${word} of event ${seq}`, 'its signature does not fit what it says.')
  if (seq > last) return said(`event ${seq}`, `it was signed as the last one on ${day}, and the chain ends at event ${last}: its end was cut off.`)
  if (hashes.get(seq) !== head.hash) return said(`event ${seq}`, `it is not the one that was signed on ${day}: it, or one before it, was rewritten.`)
  return []
}
