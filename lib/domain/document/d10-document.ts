import { COMPACT_FROM } from '@/lib/domain/document/compact-blocks'
import type { FrontPart, RegisterContent, ScenarioContent, SectionContent } from '@/lib/domain/document/content'
import { printCodedTitle } from '@/lib/domain/document/document-code'
import { CONSTRAINTS_LABEL } from '@/lib/domain/document/document-labels'
import { fmeaAnnex } from '@/lib/domain/document/fmea-annex'
import { matrixPictures } from '@/lib/domain/document/matrix-picture'
import { bulletsOf, partOf, plainRuns, type PrintedBlock, type PrintedDocument, type PrintedPart } from '@/lib/domain/document/printed-document'
import { frontOf, headerFacts } from '@/lib/domain/document/printed-front'
import { listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { freePartBlocks, scenarioBlocks, type ScenarioLook } from '@/lib/domain/document/scenario-blocks'
import { missingSections, sectionTable } from '@/lib/domain/document/section-tables'

/**
 * The register as its document: front, numbered sections, scenarios. With scores, matrices stand before the first section and the FMEA worksheet
 * behind the last one, so that the numbers of the sections stay.
 */
export function d10Document(source: PrintedSource, withScores: boolean): PrintedDocument {
  const look = { withScores, close: listScenarios(source).length >= COMPACT_FROM }
  const sections = [...source.content.sections, ...missingSections(source)]
  const blocks = [
    ...frontBlocks(source),
    ...(withScores ? glance(source) : []),
    ...sections.flatMap((section, i) => sectionBlocks(source, section, i + 1, look)),
  ]
  const annexes: PrintedPart[] = withScores && listScenarios(source).length > 0 ? [{ orientation: 'landscape', blocks: fmeaAnnex(source) }] : []
  return { front: frontOf(source), parts: [{ orientation: 'portrait', blocks }, ...annexes] }
}

function frontBlocks(source: PrintedSource): PrintedBlock[] {
  const { content, reader } = source
  const free = (after: FrontPart | null) => freeFront(content, after).flatMap(({ label, body }) => freePartBlocks(label === null ? '' : reader.line(label), reader.blocks(body, 3)))
  const facts = headerFacts(source)
  const constraints = bulletsOf(content.constraints.map(reader.prose).filter((runs) => runs.length > 0))
  return [
    ...free(null),
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...free('header'),
    ...partOf(CONSTRAINTS_LABEL, [], constraints),
    ...free('constraints'),
  ]
}

function freeFront({ freeParts }: RegisterContent, after: FrontPart | null) {
  return freeParts.filter((part) => part.after === after)
}

function glance(source: PrintedSource): PrintedBlock[] {
  if (listScenarios(source).length === 0) return []
  return [heading(1, 'At a glance', 'at-a-glance'), ...matrixPictures(source)]
}

function sectionBlocks(source: PrintedSource, section: SectionContent, number: number, look: ScenarioLook): PrintedBlock[] {
  const { reader } = source
  const opening = [heading(1, `${number}. ${reader.line(section.title)}`, `section-${number}`), ...reader.blocks(section.body, 3)]
  if (section.kind === 'category') return [...opening, ...section.scenarios.flatMap((scenario) => headedScenario(source, scenario, look))]
  if (!('closing' in section)) return opening
  return [...opening, ...sectionTable(source, section), ...reader.blocks(section.closing, 3)]
}

function headedScenario(source: PrintedSource, scenario: ScenarioContent, look: ScenarioLook): PrintedBlock[] {
  const title = printCodedTitle(scenario.code, source.reader.line(scenario.title))
  return [heading(2, title, scenario.code), ...scenarioBlocks(source, scenario, look)]
}

function heading(level: 1 | 2, text: string, anchor: string): PrintedBlock {
  return { kind: 'heading', level, runs: plainRuns(text), anchor }
}
