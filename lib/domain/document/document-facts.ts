import type { PrintedLogo } from '@/lib/domain/workspace/logo'
import type { Prose } from '@/lib/domain/document/content'

/** What a document prints that the rows of its register do not hold: when and of what it was made, and who decided what. */
export interface DocumentFacts {
  organisation: string
  /** Its picture; null for none. */
  logo: PrintedLogo | null
  /** ISO time in UTC at which it is printed. */
  printedAt: string
  /** IANA name of the zone in which times are printed. */
  timeZone: string
  /** The register's last event that the rows know. */
  eventNumber: number
  /** The baseline that is printed; null for the register as it stands. */
  baseline: BaselineFact | null
  /** Every baseline, oldest first, for the document control. */
  baselines: readonly BaselineFact[]
  signatures: readonly SignatureFact[]
  acceptances: readonly AcceptanceFact[]
  proofs: readonly ProofFact[]
}

export interface BaselineFact {
  number: number
  /** The word that people read, such as "locked". */
  status: string
  changeNote: Prose
  /** ISO time in UTC. */
  frozenAt: string
  /** SHA-256 of the frozen content, in hexadecimal. */
  digest: string
}

export interface SignatureFact {
  /** Name of the role that was signed for. */
  role: string
  /** The signer's name as it was. */
  name: string
  /** Who was signed for, where somebody else signed by delegation. */
  delegatedBy: string | null
  /** What the signature says, such as "approved". */
  meaning: string
  comment: Prose | null
  /** ISO time in UTC. */
  signedAt: string
  /** What identifies it, in hexadecimal. */
  fingerprint: string
  /** False once the content differs from what was signed. */
  current: boolean
}

export interface AcceptanceFact {
  failureModeId: string
  /** Name and role of who accepted it. */
  by: string
  /** ISO time in UTC at which they did. */
  on: string
  reason: Prose
  conditions: Prose | null
  /** ISO day after which it lapses. */
  expires: string
  /** Whether it holds, its day has passed, or the risk rose above what was accepted. */
  standing: 'holds' | 'lapsed' | 'risen'
}

export interface ProofFact {
  controlId: string
  statement: Prose
  expected: Prose | null
  /** What came out last and when, such as "holds, 2026-03-01"; null while nobody looked. */
  lastResult: string | null
}

/** The facts of a register as it stands, of which nothing was frozen or signed. */
export function liveFacts(known: Pick<DocumentFacts, 'organisation' | 'printedAt' | 'timeZone' | 'eventNumber'>): DocumentFacts {
  return { ...known, logo: null, baseline: null, baselines: [], signatures: [], acceptances: [], proofs: [] }
}

/** The ISO day on which a document judges what is due and what is accepted: that on which its baseline was frozen, or that of the print. */
export function dayOf({ baseline, printedAt }: Pick<DocumentFacts, 'baseline' | 'printedAt'>): string {
  return (baseline?.frozenAt ?? printedAt).slice(0, 10)
}

/** A time with its zone, such as "2026-05-01 12:05 CEST". */
export function printTime(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, timeZoneName: 'short', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute} ${parts.timeZoneName}`
}

/** The day of a time in a zone, such as "2026-05-01". */
export function printDay(at: string, timeZone: string): string {
  return printTime(at, timeZone).slice(0, 10)
}

/** The first figures of a digest, in groups that an eye can compare. */
export function printFingerprint(digest: string): string {
  return (digest.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ')
}
