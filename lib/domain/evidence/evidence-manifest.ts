import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Where everything lies in the folder of a bundle. */
export const EVIDENCE_FILES = {
  manifest: 'manifest.json',
  seal: 'manifest.sig',
  rows: 'baseline/rows.json',
  content: 'baseline/content.json',
  records: 'records.json',
  events: 'events.jsonl',
  heads: 'heads.jsonl',
  pdf: 'document.pdf',
  markdown: 'document.md',
  verifier: 'verify.mjs',
  readme: 'README.txt',
} as const

/** The folder of public keys; each is named by its SHA-256. */
export const KEY_FOLDER = 'keys/'

/** A file of a bundle as the manifest lists it. */
export interface ListedFile {
  path: string
  /** Bytes. */
  size: number
  /** In hexadecimal. */
  sha256: string
}

/** What a bundle is of, and every file in it. */
export interface EvidenceManifest {
  workspaceId: string
  registerId: string
  code: string
  baselineId: string
  number: number
  /** The number of the last event in the bundle. */
  lastSeq: number
  /** ISO time in UTC. */
  madeAt: string
  /** SHA-256 of the public key whose owner signs this. */
  keyId: string
  files: ListedFile[]
}

/** The manifest as the server signs it, and as it lies in the bundle: files in the order of their paths. */
export function sayManifest({ workspaceId, registerId, code, baselineId, number, lastSeq, madeAt, keyId, files }: EvidenceManifest): string {
  const listed = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, size, sha256 }) => ({ path, size, sha256 }))
  return canonicalJson({ says: 'eyes-open/evidence/1', workspaceId, registerId, code, baselineId, number, lastSeq, madeAt, keyId, files: listed })
}
