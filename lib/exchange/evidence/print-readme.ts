import { EVIDENCE_FILES, KEY_FOLDER } from '@/lib/domain/evidence/evidence-manifest'
import type { BundleOrder } from '@/lib/exchange/evidence/bundle-order'
import { groupDigest } from '@/lib/domain/baseline/group-digest'

/** What a bundle shows and what it cannot, for somebody who opens it years later. */
export function printReadme({ code, number, facts, keyId, hasPdf }: BundleOrder & { hasPdf: boolean }): string {
  const files: [string, string][] = [
    ...(hasPdf ? ([[EVIDENCE_FILES.pdf, 'the document, to read']] as [string, string][]) : []),
    [EVIDENCE_FILES.markdown, 'the document as plain text'],
    [EVIDENCE_FILES.rows, 'every row as it was frozen (canonical JSON, RFC 8785)'],
    [EVIDENCE_FILES.content, 'what those rows mean, without ids and times'],
    [EVIDENCE_FILES.records, 'the baseline, its reviews, signatures, refusals, delegations, and what was accepted by then'],
    [EVIDENCE_FILES.events, 'the events of the register, one a line, each holding the hash of the one before'],
    [EVIDENCE_FILES.heads, 'events that the server signed as the last ones of their day'],
    [`${KEY_FOLDER}…`, 'public keys of the server'],
    [EVIDENCE_FILES.manifest, 'every file with its size and SHA-256'],
    [EVIDENCE_FILES.seal, 'the server’s signature over the manifest (Ed25519)'],
    [EVIDENCE_FILES.verifier, 'checks all of it'],
  ]
  return `Evidence bundle: baseline ${number} of ${code}, ${facts.organisation}

To check it: node ${EVIDENCE_FILES.verifier}
It needs Node 20 or newer, no network and no package. Exit code 0 says that everything fits; otherwise it names what does not.

Then compare the key. This bundle says that it was signed with the key of this SHA-256:
  ${groupDigest(keyId)}
Whoever makes a bundle of their own can write their own key here. Compare it with the one that was noted when the server was set
up, or that stands on its page "Check the record". With the noted digits the program compares:
  node ${EVIDENCE_FILES.verifier} --key SHA256

What is in it
${files.map(([path, about]) => `  ${path.padEnd(24)}${about}`).join('\n')}
${hasPdf ? '' : '  The register is too large for a PDF within this bundle.\n'}
What it shows, once the key is the right one
  - What was frozen, byte by byte, and that the server signed it then.
  - Who signed or refused that very content, in which role, with which words, and when.
  - Which events led there, in which order, and that none was changed, taken out or put in before the last signed head.

What it cannot show
  - Whose hands typed a password.
  - What an event said whose body is not here: talk of meetings and comments, and what happened after this baseline and does not
    concern it. Its digest is here, so that somebody who has the body can show that it is the one.
  - What became of the register since, or that there is no later bundle.
  - That the pages of the document say what the frozen rows say: the server printed them and signed the files as they are.
  - Anything against somebody who had the server's private key and its database at once.
  - That this program was not changed. Its digest is in the manifest; take the one of another bundle if you doubt it.
`
}
