import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EVIDENCE_FILES } from '@/lib/domain/evidence/evidence-manifest'
import { groupDigest } from '@/lib/domain/baseline/group-digest'
import type { EvidenceFinding } from '@/lib/exchange/evidence/verifier/checked-files'
import { verifyBundle, type EvidenceReport } from '@/lib/exchange/evidence/verifier/verify-bundle'

const FINDINGS_MAX = 20
const USE = 'Use: node verify.mjs [FOLDER] [--key SHA256]\n'

/** Checks the bundle in a folder, `home` unless another is named, and says what came of it; the exit code is 0 where everything fits. */
export function runVerifier(words: readonly string[], home: string, say: (text: string) => void): number {
  const at = words.indexOf('--key')
  const trusted = at < 0 ? null : (words[at + 1] ?? '').replace(/[\s:-]/g, '').toLowerCase()
  const folders = words.filter((_, i) => at < 0 || (i !== at && i !== at + 1))
  if (folders.length > 1 || (trusted !== null && !/^[0-9a-f]{64}$/.test(trusted))) {
    say(`${USE}The key is named by the 64 hexadecimal digits of its SHA-256.\n`)
    return 2
  }
  const report = verifyBundle(readFolder(findBundle(folders[0] ?? home)), trusted)
  say(report.findings.length === 0 ? printWhole(report, trusted) : printFindings(report.findings))
  return report.findings.length === 0 ? 0 : 1
}

/** The folder itself or, where the bundle was unpacked within it, the one folder in it that is a bundle. */
function findBundle(folder: string): string {
  if (existsSync(join(folder, EVIDENCE_FILES.manifest)) || !existsSync(folder)) return folder
  const within = readdirSync(folder).map((name) => join(folder, name)).filter((path) => existsSync(join(path, EVIDENCE_FILES.manifest)))
  return within.length === 1 ? (within[0] ?? folder) : folder
}

function readFolder(folder: string, prefix = ''): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) for (const [name, bytes] of readFolder(path, `${prefix}${entry.name}/`)) files.set(name, bytes)
    // A link is no file of a bundle, wherever it leads.
    else files.set(prefix + entry.name, entry.isFile() ? readFileSync(path) : new Uint8Array())
  }
  return files
}

function printFindings(findings: readonly EvidenceFinding[]): string {
  const lines = findings.slice(0, FINDINGS_MAX).map(({ record, message }) => `${record}: ${message}`)
  const more = findings.length > FINDINGS_MAX ? [`… and ${findings.length - FINDINGS_MAX} more.`] : []
  return `This bundle does not fit.\n\n${[...lines, ...more].join('\n')}\n`
}

function printWhole({ manifest, events, closed, heads, signedUntil, signatures, refusals }: EvidenceReport, trusted: string | null): string {
  const { code, number, madeAt, keyId } = manifest ?? { code: '', number: 0, madeAt: '', keyId: '' }
  const key = groupDigest(keyId)
  const trust = trusted
    ? 'It is the key that you named.'
    : 'Compare it, digit by digit, with the one that you noted elsewhere: whoever makes a bundle with a key of their own gets this far too.\nWith --key and those digits this program compares.'
  return [
    `Everything fits: baseline ${number} of ${code}, as bundled ${madeAt}.`,
    '',
    `Events in the chain   ${events}${closed === 0 ? '' : `, of ${closed} the digest alone`}`,
    `Signed heads          ${heads}, the last of event ${signedUntil}`,
    `Signatures            ${signatures}`,
    `Refusals              ${refusals}`,
    '',
    'Signed with the key of this SHA-256:',
    `  ${key}`,
    trust,
    '',
  ].join('\n')
}
