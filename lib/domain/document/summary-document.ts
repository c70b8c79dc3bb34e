import { paragraphOf, plainRuns, strongRuns, type PrintedBlock, type PrintedDocument, type PrintedFact, type Run } from '@/lib/domain/document/printed-document'
import { originOf } from '@/lib/domain/document/printed-front'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import type { TextReader } from '@/lib/domain/document/text-reader'
import type { MeetingSummary, SummaryBlock, SummarySection, SummaryText } from '@/lib/domain/workshop/summary-words'

/** What came out of a meeting, as a document of its register. */
export function summaryDocument({ title, scene, facts: told, sections }: MeetingSummary, code: string, facts: DocumentFacts, reader: TextReader): PrintedDocument {
  const read = (text: SummaryText) => text.flatMap((piece): Run[] => (typeof piece === 'string' ? plainRuns(piece) : reader.prose(piece.prose)))
  const factsOf = (list: MeetingSummary['facts']): PrintedFact[] => list.map(({ label, text }) => ({ label, runs: read(text) }))
  const blockOf = (block: SummaryBlock): PrintedBlock[] => {
    if (block.kind === 'text') return paragraphOf(read(block.text))
    if (block.kind === 'facts') return [{ kind: 'facts', facts: factsOf(block.facts) }]
    const list: PrintedBlock = { kind: 'list', ordered: false, start: 1, items: block.items.map((item) => ({ checked: null, blocks: paragraphOf(read(item)) })) }
    return block.label === null ? [list] : [{ kind: 'part', label: block.label, runs: [], blocks: [list] }]
  }
  const sectionOf = (section: SummarySection, level: 1 | 2 | 3): PrintedBlock[] => [
    { kind: 'heading', level, runs: plainRuns(reader.line(section.title)), anchor: section.code ?? null },
    ...section.blocks.flatMap(blockOf),
    ...(section.sections ?? []).flatMap((inner) => sectionOf(inner, level === 1 ? 2 : 3)),
  ]
  const blocks: PrintedBlock[] = [
    ...paragraphOf(strongRuns(reader.line(scene))),
    { kind: 'facts', facts: factsOf(told) },
    ...sections.flatMap((section) => sectionOf(section, 1)),
  ]
  const front = { title: reader.line(title), subtitle: `Meeting summary, register ${code}`, organisation: facts.organisation, logo: facts.logo, running: { code, version: null, status: null }, origin: originOf(facts) }
  return { front, parts: [{ orientation: 'portrait', blocks }] }
}
