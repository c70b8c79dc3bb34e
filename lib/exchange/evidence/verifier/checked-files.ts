import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { EVIDENCE_FILES, KEY_FOLDER, sayManifest, type EvidenceManifest } from '@/lib/domain/evidence/evidence-manifest'

/** Something that does not fit: which file or record, and what is wrong with it. */
export interface EvidenceFinding {
  record: string
  message: string
}

/** The files of a bundle by their paths in its folder. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>

export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) throw new Error('it is not there.')
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** Whether a signature in base64 is the one of this key over this text, written as the server writes it. */
export function isSealedBy(key: KeyObject | undefined, text: string, signature: unknown): boolean {
  if (key === undefined || typeof signature !== 'string') return false
  const bytes = Buffer.from(signature, 'base64')
  return bytes.toString('base64') === signature && verify(null, Buffer.from(text), key, bytes)
}

/** The public keys of the bundle by the SHA-256 of each, and those files among them that hold none or another than they are named by. */
export function readKeys(files: BundleFiles): { keys: Map<string, KeyObject>; findings: EvidenceFinding[] } {
  const keys = new Map<string, KeyObject>()
  const findings: EvidenceFinding[] = []
  for (const [path, bytes] of files) {
    if (!path.startsWith(KEY_FOLDER)) continue
    try {
      const key = createPublicKey(textOf(bytes))
      const keyId = digestOf(key.export({ type: 'spki', format: 'der' }))
      keys.set(keyId, key)
      if (path !== `${KEY_FOLDER}${keyId}.pem`) findings.push({ record: path, message: 'it holds another key than its name says.' })
    } catch {
      findings.push({ record: path, message: 'it holds no public key.' })
    }
  }
  return { keys, findings }
}

/** The manifest itself: in its one form, and signed with the key that it names. */
export function checkManifest(files: BundleFiles, manifest: EvidenceManifest, keys: ReadonlyMap<string, KeyObject>): EvidenceFinding[] {
  const text = textOf(files.get(EVIDENCE_FILES.manifest))
  const said = (message: string) => [{ record: EVIDENCE_FILES.manifest, message }]
  if (sayManifest(manifest) !== text) return said('it is not written as the server writes it.')
  const seal = files.get(EVIDENCE_FILES.seal)
  if (seal === undefined) return [{ record: EVIDENCE_FILES.seal, message: 'it is not there.' }]
  const key = keys.get(manifest.keyId)
  if (key === undefined) return said(`it is signed with the key ${manifest.keyId}, which is not in the bundle.`)
  return isSealedBy(key, text, Buffer.from(seal).toString('latin1').replace(/\n$/, '')) && seal.at(-1) === 10 ? [] : said(`${EVIDENCE_FILES.seal} is not the server’s signature over it.`)
}

/** Every file against the manifest: that it is there, whole, and that there is no other. */
export function checkFiles(files: BundleFiles, manifest: EvidenceManifest): EvidenceFinding[] {
  const listed = new Set<string>([EVIDENCE_FILES.manifest, EVIDENCE_FILES.seal])
  const findings: EvidenceFinding[] = []
  for (const { path, size, sha256 } of manifest.files) {
    listed.add(path)
    const bytes = files.get(path)
    if (bytes === undefined) findings.push({ record: path, message: 'the manifest lists it, and it is not there.' })
    else if (bytes.length !== size || digestOf(bytes) !== sha256) findings.push({ record: path, message: 'it is not the file that the manifest lists.' })
  }
  for (const path of files.keys()) if (!listed.has(path)) findings.push({ record: path, message: 'the manifest does not list it.' })
  return findings
}
