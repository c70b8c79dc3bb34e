import { describe, expect, it } from 'vitest'
import { buildDocument } from '@/lib/domain/document/build-document'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import { plainTextOf, type PrintedBlock, type PrintedDocument, type PrintedTable } from '@/lib/domain/document/printed-document'
import { makeTextReader } from '@/lib/exchange/printed/read-texts'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { fullContent } from '@/lib/testing/full-register'
import { factsForPrint, manyScenarios, rowsForPrint } from '@/lib/testing/printed-register'
import { refusalOf, REGISTER_ID } from '@/lib/testing/register-rows'

const content = readDemonstrationContent()
const rows = rowsForPrint(content)

function build(kind: 'd10' | 'risk-register' | 'scenario', withScores = false, facts: Partial<DocumentFacts> = {}, scenario: string | null = null): PrintedDocument {
  return buildDocument(rows, REGISTER_ID, { kind, withScores, scenario }, factsForPrint(facts), makeTextReader())
}

function everyBlock(blocks: readonly PrintedBlock[]): PrintedBlock[] {
  return blocks.flatMap((block) => [block, ...('blocks' in block ? everyBlock(block.blocks) : []), ...(block.kind === 'list' ? block.items.flatMap((item) => everyBlock(item.blocks)) : [])])
}

const blocksOf = ({ parts }: PrintedDocument) => everyBlock(parts.flatMap(({ blocks }) => blocks))
const headingsOf = (document: PrintedDocument) => blocksOf(document).flatMap((block) => (block.kind === 'heading' ? [plainTextOf(block.runs)] : []))
const wordsOf = (document: PrintedDocument) => JSON.stringify(document)
const tableWith = (document: PrintedDocument, label: string): PrintedTable | undefined =>
  blocksOf(document).find((block): block is PrintedTable => block.kind === 'table' && block.columns.some((column) => column.label === label))
const linesOf = (table: PrintedTable | undefined) => (table?.rows ?? []).map((cells) => cells.map(({ runs }) => plainTextOf(runs)))

describe('the document of a register', () => {
  it('DO-1 has the sections of the register with their numbers, and its scenarios under them', () => {
    const headings = headingsOf(build('d10'))
    expect(headings.filter((text) => /^\d+\. /.test(text))).toEqual(content.sections.map(({ title }, i) => `${i + 1}. ${title}`))
    expect(headings.filter((text) => /^D10-\d\d — /.test(text))).toHaveLength(10)
  })

  it('DO-1 holds every text of the register, in its place', () => {
    const all = fullContent('D10')
    const document = buildDocument(rowsForPrint(all), REGISTER_ID, { kind: 'd10', withScores: true, scenario: null }, factsForPrint(), makeTextReader())
    const words = wordsOf(document)
    for (const text of ['Read this first.', 'Author', 'The team', 'Nothing is lost', 'A word between', 'Ask first.', 'Then tell.', 'Breathe', 'No key', 'A time-out', 'All of one tenant', 'Replay from the log', 'WATCHED', 'Seen in ', 'A unique key', 'Seen before']) {
      expect(words).toContain(text)
    }
  })

  it('DO-2 tells scores, controls, blast radius, matrices and the worksheet only when it is asked for them', () => {
    const [plain, detailed] = [build('d10'), build('d10', true)]
    const kinds = (document: PrintedDocument) => blocksOf(document).map(({ kind }) => kind)
    expect(kinds(plain)).not.toContain('matrix')
    expect(kinds(detailed).filter((kind) => kind === 'matrix')).toHaveLength(3)
    expect(tableWith(plain, 'Band')).toBeUndefined()
    expect(tableWith(detailed, 'Blast radius')).toBeDefined()
    expect(headingsOf(detailed).at(-1)).toBe('Annex: FMEA worksheet')
    expect(detailed.parts.map(({ orientation }) => orientation)).toEqual(['portrait', 'landscape'])
    expect(linesOf(tableWith(detailed, 'Failure mode'))).toHaveLength(10)
  })

  it('DO-3 a matrix names the band, the count and the codes of each cell, and tells the same in words', () => {
    const [inherent] = blocksOf(build('d10', true)).flatMap((block) => (block.kind === 'matrix' ? [block] : []))
    const cells = inherent?.lines.flat() ?? []
    expect(cells).toHaveLength(25)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(10)
    for (const { band, codes } of cells.filter(({ count }) => count > 0)) {
      expect(band).not.toBeNull()
      for (const code of codes) expect(inherent?.words).toContain(code)
    }
  })

  it('DO-4 the register as it stands says so, and a baseline its number, status and digest', () => {
    expect(build('d10').front.origin).toContain('event 412. This is no baseline')
    const baseline = { number: 3, status: 'locked', changeNote: 'After the **rehearsal**', frozenAt: '2026-04-30T22:30:00.000Z', digest: 'ab12'.repeat(16) }
    const document = build('d10', false, { baseline, baselines: [baseline] })
    expect(document.front.origin).toContain(`baseline 3 (locked), frozen 2026-05-01 00:30 CEST. SHA-256 ${baseline.digest}`)
    expect(document.front.running.status).toBe('locked')
    expect(linesOf(tableWith(document, 'Change')).at(-1)).toEqual(['Baseline 3 (locked)', '2026-05-01', 'After the rehearsal ab12 ab12 ab12 ab12'])
  })

  it('DO-5 the sign-off has name, meaning, date with its zone and fingerprint of every signature, and room for those that are missing', () => {
    const signature = { role: 'SRE Lead', name: 'Jonas Weber', delegatedBy: null, meaning: 'approved', comment: 'With *care*', signedAt: '2026-05-01T08:00:00.000Z', fingerprint: 'cd34'.repeat(16), current: true }
    const stale = { ...signature, role: 'Auditor', name: 'Mei Lin', delegatedBy: 'Ada Obi', comment: null, current: false }
    const lines = linesOf(tableWith(build('d10', false, { signatures: [signature, stale] }), 'Fingerprint'))
    expect(lines).toContainEqual(['SRE Lead', 'Jonas Weber', 'approved: With care', '2026-05-01 10:00 CEST', 'cd34 cd34 cd34 cd34'])
    expect(lines).toContainEqual(['Ingestion Owner', '', '', '', ''])
    expect(lines.at(-1)).toEqual(['Auditor', 'Mei Lin, for Ada Obi', 'approved (stale: the content has changed since)', '2026-05-01 10:00 CEST', 'cd34 cd34 cd34 cd34'])
  })

  it('DO-6 a scenario tells its acceptance and its proofs', () => {
    const mode = rows.all('failure-mode').find(({ code }) => code === 'D10-01')
    const link = rows.all('control-link').find(({ failureModeId }) => failureModeId === mode?.id)
    const facts = {
      acceptances: [{ failureModeId: mode?.id ?? '', by: 'Ada Obi, Product Manager', reason: 'Rare enough', conditions: 'While traffic is low', on: '2026-05-01T10:00:00.000Z', expires: '2026-12-31', standing: 'holds' as const }],
      proofs: [{ controlId: link?.controlId ?? '', statement: 'Totals agree', expected: '0 rows', lastResult: null }],
    }
    const words = wordsOf(build('scenario', true, facts, 'D10-01'))
    expect(words).toContain('Ada Obi, Product Manager, 2026-05-01, until 2026-12-31: ')
    for (const text of ['Rare enough', 'While traffic is low', 'Totals agree', ' Last result: none yet.']) expect(words).toContain(text)
    expect(wordsOf(build('scenario', true, facts, 'D10-02'))).not.toContain('Rare enough')
  })

  it('DO-7 one scenario alone has every detail, and one that is not there is refused', () => {
    const document = build('scenario', false, {}, 'D10-03')
    expect(document.front.title).toMatch(/^D10-03 — /)
    expect(tableWith(document, 'Likelihood')).toBeDefined()
    expect(refusalOf(() => build('scenario', false, {}, 'D10-99'))).toMatchObject({ code: 'not-found', problems: [{ path: 'scenario' }] })
  })

  it('DO-8 the risk register has the parts of the method for every risk, and says where nothing is', () => {
    const document = build('risk-register')
    const headings = headingsOf(document)
    expect(headings.filter((text) => text.startsWith('Risk: '))).toHaveLength(10)
    expect(headings.slice(1, 8)).toEqual(['Failure Mode', 'Impact', 'Existing Controls', 'Missing Controls', 'Detection', 'Recovery', 'Proof'])
    const facts = blocksOf(document).find((block) => block.kind === 'facts')
    expect(facts?.kind === 'facts' && facts.facts.map(({ label }) => label)).toEqual(['ID', 'Owner', 'Status', 'Impact', 'Likelihood', 'Detectability', 'Recoverability', 'Blast radius', 'Score'])
    expect(wordsOf(document)).toContain('No containment control: nothing limits the damage.')
  })

  it('DO-9 a register of hundreds of scenarios is set close: the same words in fewer blocks', () => {
    const many = manyScenarios(content, 300)
    const close = buildDocument(rowsForPrint(many), REGISTER_ID, { kind: 'd10', withScores: true, scenario: null }, factsForPrint(), makeTextReader())
    const wide = build('d10', true)
    const perScenario = (document: PrintedDocument, count: number) => blocksOf({ ...document, parts: document.parts.slice(0, 1) }).length / count
    expect(perScenario(close, 300)).toBeLessThan(perScenario(wide, 10) * 0.6)
    const first = content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0]
    for (const text of [...(first?.detectionSignals ?? []), ...(first?.response.steps ?? [])]) {
      for (const word of text.split(/[ `*_]+/)) expect(wordsOf(close)).toContain(word)
    }
  })
})
