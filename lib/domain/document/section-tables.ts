import type { RevisionContent, SectionContent, SigningRoleContent } from '@/lib/domain/document/content'
import { printDay, printFingerprint, printTime, type DocumentFacts, type SignatureFact } from '@/lib/domain/document/document-facts'
import { plainRuns, textCell, type PrintedBlock, type PrintedCell, type PrintedColumn, type PrintedTable, type Run } from '@/lib/domain/document/printed-document'
import type { PrintedSource } from '@/lib/domain/document/printed-source'

type KnownSection = Extract<SectionContent, { closing: string }>

/** The table or list of a section that has one. */
export function sectionTable(source: PrintedSource, section: KnownSection): PrintedBlock[] {
  switch (section.kind) {
    case 'decision-matrix':
      return [rulesTable(source, section)]
    case 'checklist': {
      const items = section.items.map(source.reader.line).filter((item) => item.trim() !== '')
      return items.length === 0 ? [] : [{ kind: 'list', ordered: false, start: 1, items: items.map((item) => ({ checked: false, blocks: [{ kind: 'paragraph', runs: plainRuns(item) }] })) }]
    }
    case 'document-control':
      return [controlTable(source, section.revisions)]
    case 'sign-off':
      return [signOffTable(source, section.roles)]
  }
}

/** Sections that the register lacks though there is something to stand in them: baselines, signatures. */
export function missingSections({ content, facts }: PrintedSource): SectionContent[] {
  const lacks = (kind: SectionContent['kind']) => !content.sections.some((section) => section.kind === kind)
  const empty = { body: '', closing: '' }
  return [
    ...(facts.baselines.length > 0 && lacks('document-control') ? [{ kind: 'document-control' as const, title: 'Document Control', revisions: [], ...empty }] : []),
    ...(facts.signatures.length > 0 && lacks('sign-off') ? [{ kind: 'sign-off' as const, title: 'Sign-Off', roles: [], ...empty }] : []),
  ]
}

function rulesTable({ reader }: PrintedSource, { rules }: Extract<KnownSection, { kind: 'decision-matrix' }>): PrintedTable {
  const columns: PrintedColumn[] = [
    { label: 'Condition', kind: 'text', share: 3 },
    { label: 'Action', kind: 'text', share: 2 },
    { label: 'Authority', kind: 'text', share: 2 },
  ]
  const rows = rules.map(({ condition, action, authority }): PrintedCell[] => [{ runs: reader.prose(condition) }, { runs: reader.prose(action) }, textCell(reader.line(authority))])
  return { kind: 'table', columns, rows }
}

/** What the document itself says about its versions, then every baseline. */
function controlTable({ reader, facts }: PrintedSource, revisions: readonly RevisionContent[]): PrintedTable {
  const written = revisions.map(({ version, date, change }): PrintedCell[] => [textCell(reader.line(version)), textCell(reader.line(date)), { runs: reader.prose(change) }])
  const columns: PrintedColumn[] = [
    { label: 'Version', kind: 'text', share: 2 },
    { label: 'Date', kind: 'text', share: 2 },
    { label: 'Change', kind: 'text', share: 6 },
  ]
  return { kind: 'table', columns, rows: [...written, ...facts.baselines.map((one) => baselineRow(one, facts, reader.prose))] }
}

function baselineRow({ number, status, frozenAt, changeNote, digest }: DocumentFacts['baselines'][number], { timeZone }: DocumentFacts, prose: (text: string) => Run[]): PrintedCell[] {
  const note = prose(changeNote)
  const mark: Run = { text: printFingerprint(digest), code: true }
  return [textCell(`Baseline ${number} (${status})`), textCell(printDay(frozenAt, timeZone)), { runs: [...note, ...plainRuns(note.length === 0 ? '' : ' '), mark] }]
}

const SIGN_OFF: PrintedColumn[] = [
  { label: 'Role', kind: 'text', share: 2.4 },
  { label: 'Name', kind: 'text', share: 2.6 },
  { label: 'Approval', kind: 'text', share: 3 },
  { label: 'Date', kind: 'text', share: 2.4 },
  { label: 'Fingerprint', kind: 'text', share: 2.4 },
]

/**
 * Who signs: each role with its signatures or, while there are none, with what the document printed there and room to write. A signature for
 * a role that the document does not name stands behind them.
 */
function signOffTable({ reader, facts }: PrintedSource, roles: readonly SigningRoleContent[]): PrintedTable {
  const named = roles.map((row) => ({ ...row, role: reader.line(row.role) }))
  const rows = named.flatMap(({ role, approval, date }): PrintedCell[][] => {
    const signed = facts.signatures.filter((one) => one.role === role)
    if (signed.length > 0) return signed.map((one) => signatureRow(one, facts, reader.prose))
    return [[textCell(role), textCell(''), textCell(reader.line(approval)), textCell(reader.line(date)), textCell('')]]
  })
  const others = facts.signatures.filter((one) => !named.some(({ role }) => role === one.role))
  return { kind: 'table', columns: SIGN_OFF, rows: [...rows, ...others.map((one) => signatureRow(one, facts, reader.prose))], roomy: true }
}

function signatureRow(signature: SignatureFact, { timeZone }: DocumentFacts, prose: (text: string) => Run[]): PrintedCell[] {
  const { role, name, delegatedBy, meaning, comment, signedAt, fingerprint, current } = signature
  const signer = delegatedBy === null ? name : `${name}, for ${delegatedBy}`
  const words = plainRuns(current ? meaning : `${meaning} (stale: the content has changed since)`)
  const said = comment === null ? [] : [...plainRuns(': '), ...prose(comment)]
  return [textCell(role), textCell(signer), { runs: [...words, ...said] }, textCell(printTime(signedAt, timeZone)), { runs: [{ text: printFingerprint(fingerprint), code: true }] }]
}
