import type { RootContent } from 'mdast'
import type { ScenarioContent, SectionContent, SectionKind } from '@/lib/domain/document/content'
import { readSectionKind } from '@/lib/domain/document/section-kind'
import type { TitledKind } from '@/lib/domain/document/section-kind'
import { printBlocks, readBlocks } from '@/lib/exchange/markdown/blocks'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { stripEndRules } from '@/lib/exchange/markdown/label-segments'
import type { Block } from '@/lib/exchange/markdown/label-segments'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { buildScenario } from '@/lib/exchange/markdown/scenario-parts'
import { buildKnown, readChecklist, readRevisions, readRules, readSigningRoles } from '@/lib/exchange/markdown/section-tables'

const RULE: RootContent = { type: 'thematicBreak' }

/**
 * Blocks of a section with its number and a rule at its end, in pieces: its opening, then each scenario; in a category the rule of the last scenario is
 * that of the section.
 */
export function* buildSection(section: SectionContent, number: number): Generator<RootContent[]> {
  const heading = textNodes(cleanLine(`${number}. ${section.title}`))
  const opening: RootContent[] = [{ type: 'heading', depth: 2, children: heading }, ...readBlocks(section.body)]
  if (section.kind === 'category' && section.scenarios.length > 0) {
    yield opening
    for (const scenario of section.scenarios) yield [...buildScenario(scenario), RULE]
    return
  }
  const known = 'closing' in section ? [buildKnown(section), ...readBlocks(section.closing)] : []
  yield [...opening, ...known, RULE]
}

/** A section as it was read: its title without number, the blocks before its first scenario, and the scenarios. */
export interface SectionDraft {
  title: string
  body: Block[]
  scenarios: ScenarioContent[]
}

/**
 * Reads a section by its shape and title (MD-12). `seen` holds the known kinds that the document has used up, and receives the
 * kind found; a second section of a kind is free.
 */
export function readSection({ title, body, scenarios }: SectionDraft, seen: Set<SectionKind>, report: Report): SectionContent {
  if (scenarios.length > 0) return { kind: 'category', title, body: printNodes(body), scenarios }
  const blocks = stripEndRules(body)
  const kind = readSectionKind(title)
  const known = kind === null || seen.has(kind) ? null : readKnown(kind, title, blocks, report)
  if (known) seen.add(known.kind)
  if (known) return known
  if (kind === null && blocks.length === 0) return { kind: 'category', title, body: '', scenarios: [] }
  return { kind: 'free', title, body: printNodes(blocks) }
}

function printNodes(blocks: readonly Block[]): string {
  return printBlocks(blocks.map((block) => block.node))
}

function readKnown(kind: TitledKind, title: string, blocks: readonly Block[], report: Report): SectionContent | null {
  if (kind === 'purpose' || kind === 'classification' || kind === 'conclusion') return { kind, title, body: printNodes(blocks) }
  for (const [place, block] of blocks.entries()) {
    const around = () => ({ title, body: printNodes(blocks.slice(0, place)), closing: printNodes(blocks.slice(place + 1)) })
    const found = readFields(kind, block, report)
    if (found) return { ...found, ...around() }
  }
  return null
}

type KnownFields = Omit<Extract<SectionContent, { kind: 'decision-matrix' }>, 'title' | 'body' | 'closing'>
type OtherFields<Kind> = Kind extends SectionKind
  ? Omit<Extract<SectionContent, { kind: Kind }>, 'title' | 'body' | 'closing'>
  : never

function readFields(
  kind: 'decision-matrix' | 'checklist' | 'document-control' | 'sign-off',
  block: Block,
  report: Report,
): KnownFields | OtherFields<'checklist' | 'document-control' | 'sign-off'> | null {
  switch (kind) {
    case 'decision-matrix': {
      const rules = readRules(block.node)
      return rules && { kind, rules }
    }
    case 'checklist': {
      const items = readChecklist(block, report)
      return items && { kind, items }
    }
    case 'document-control': {
      const revisions = readRevisions(block.node)
      return revisions && { kind, revisions }
    }
    case 'sign-off': {
      const roles = readSigningRoles(block.node)
      return roles && { kind, roles }
    }
  }
}
