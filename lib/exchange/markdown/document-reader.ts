import type { Heading } from 'mdast'
import type { RegisterContent, ScenarioPart, SectionKind } from '@/lib/domain/document/content'
import { isRegisterCode, readScenarioTitle, splitCodedTitle } from '@/lib/domain/document/document-code'
import type { CodedTitle } from '@/lib/domain/document/document-code'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import type { Report } from '@/lib/exchange/markdown/document-problem'
import { readFront } from '@/lib/exchange/markdown/front-parts'
import type { Block } from '@/lib/exchange/markdown/label-segments'
import { plainText, readPlainLine } from '@/lib/exchange/markdown/mdast-nodes'
import { readScenario } from '@/lib/exchange/markdown/scenario-parts'
import { readSection } from '@/lib/exchange/markdown/section-parts'
import type { SectionDraft } from '@/lib/exchange/markdown/section-parts'

/** Takes the clean blocks of a document one by one, so that a long one never stands in memory as a whole tree. */
export interface DocumentReader {
  take: (block: Block) => void
  /** The content, or null without a title. Call once, after the last block. */
  finish: () => RegisterContent | null
  /** Line on which the value at a path such as "sections.2.scenarios.0.owners" began, or the nearest one around it. */
  findLine: (path: readonly PropertyKey[]) => number
}

interface OpenScenario {
  coded: CodedTitle
  line: number
  blocks: Block[]
}

/** Makes a reader for one document. */
export function makeDocumentReader(report: Report): DocumentReader {
  const lines = new Map<string, number>()
  const seen = new Set<SectionKind>()
  const codes = new Map<string, number>()
  const front: Block[] = []
  const sections: RegisterContent['sections'] = []
  let title: CodedTitle | null = null
  let section: SectionDraft | null = null
  let scenario: OpenScenario | null = null

  const closeScenario = () => {
    if (section && scenario) {
      const { coded, line, blocks } = scenario
      const path = `sections.${sections.length}.scenarios.${section.scenarios.length}`
      const mark = (part: ScenarioPart, at: number) => void lines.set(`${path}.${part}`, at)
      lines.set(path, line)
      section.scenarios.push(readScenario(coded.code, coded.title, blocks, report, mark))
    }
    scenario = null
  }
  const closeSection = () => {
    closeScenario()
    if (section) sections.push(readSection(section, seen, report))
    section = null
  }
  const openTitle = (node: Heading, line: number): boolean => {
    if (node.depth !== 1 || title || front.length > 0 || section) return false
    title = readTitle(node, line, report)
    lines.set('title', line)
    return true
  }
  const openSection = (node: Heading, line: number): boolean => {
    if (node.depth !== 2) return false
    closeSection()
    section = { title: readSectionTitle(node, line, sections.length + 1, report), body: [], scenarios: [] }
    lines.set(`sections.${sections.length}`, line)
    return true
  }
  const openScenario = (node: Heading, line: number): boolean => {
    const coded = node.depth === 3 ? readScenarioHeading(node, line, report) : null
    if (!coded) return false
    if (!section) {
      report({ ...NO_SECTION, line, message: `The scenario ${coded.code} stands before the first section and is read as text.` })
      return false
    }
    checkCode(codes, coded.code, line, report)
    const hint = `Write one behind the dash: "### ${coded.code} — Title".`
    reportNoTitle(coded.title, `The scenario ${coded.code}`, hint, line, report)
    closeScenario()
    scenario = { coded, line, blocks: [] }
    return true
  }

  return {
    take: (block) => {
      const { node, line } = block
      if (node.type === 'heading' && (openTitle(node, line) || openSection(node, line) || openScenario(node, line))) return
      if (node.type === 'heading' && node.depth === 1) reportLateTitle(line, title !== null, report)
      if (scenario) scenario.blocks.push(block)
      else (section?.body ?? front).push(block)
    },
    finish: () => {
      closeSection()
      if (!title) return null
      return { code: title.code, title: title.title, ...readFront(front, report), sections }
    },
    findLine: (path) => {
      for (let end = path.length; end > 0; end--) {
        const line = lines.get(path.slice(0, end).map(String).join('.'))
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

const NO_SECTION = { severity: 'warning', hint: 'Put a section heading such as "## 1. Data Integrity" above it.' } as const
const TITLE_HINT = 'Begin the file with "# CODE — Title", such as "# D10 — Pre-Mortem".'

function readTitle(node: Heading, line: number, report: Report): CodedTitle | null {
  const text = readHeadingText(node, line, report)
  const coded = splitCodedTitle(text)
  if (coded && isRegisterCode(coded.code)) {
    reportDash(coded, line, report)
    reportNoTitle(coded.title, 'The register', TITLE_HINT, line, report)
    return coded
  }
  report({ line, severity: 'error', message: `The title "${clip(text)}" has no code.`, hint: TITLE_HINT })
  return { code: '', title: text, dash: '—' }
}

function readHeadingText(node: Heading, line: number, report: Report): string {
  if (readPlainLine(node.children) === null) {
    const message = 'A heading is one line of plain text: its emphasis, code or links are read as their text.'
    report({ line, severity: 'warning', message, hint: 'Move the markup into the text below the heading.' })
  }
  return cleanLine(plainText(node.children))
}

function readSectionTitle(node: Heading, line: number, expected: number, report: Report): string {
  const text = readHeadingText(node, line, report)
  const numbered = /^(\d{1,9})\.(?: |$)/.exec(text)
  const title = numbered ? text.slice(numbered[0].length) : text
  if (numbered && Number(numbered[1]) !== expected) {
    const message = `Section "${clip(title)}" has the number ${numbered[1]} here and becomes number ${expected}.`
    report({ line, severity: 'warning', message, hint: 'Check the texts that name sections by number.' })
  }
  reportNoTitle(title, 'The section', 'Write one behind the marks, such as "## 1. Purpose".', line, report)
  if (readScenarioTitle(title)) {
    const message = `"${clip(title)}" looks like a scenario but has the heading level of a section.`
    report({ line, severity: 'warning', message, hint: 'Write a scenario as "### CODE — Title" below a section heading.' })
  }
  return title
}

function readScenarioHeading(node: Heading, line: number, report: Report): CodedTitle | null {
  const coded = readScenarioTitle(cleanLine(plainText(node.children)))
  if (!coded) return null
  readHeadingText(node, line, report)
  reportDash(coded, line, report)
  return coded
}

/** A title is what people find a thing by: storage takes none without. */
function reportNoTitle(title: string, what: string, hint: string, line: number, report: Report): void {
  if (title.trim() === '') report({ line, severity: 'error', message: `${what} has no title.`, hint })
}

function reportDash(coded: CodedTitle, line: number, report: Report): void {
  if (coded.dash === '—') return
  const message = `The dash "${coded.dash}" behind ${coded.code} is read as " — ".`
  report({ line, severity: 'warning', message, hint: `Write "${coded.code} — ${clip(coded.title)}".` })
}

function checkCode(codes: Map<string, number>, code: string, line: number, report: Report): void {
  const first = codes.get(code)
  if (first === undefined) codes.set(code, line)
  else
    report({
      line,
      severity: 'error',
      message: `The code ${code} was used in line ${first}.`,
      hint: 'Give every scenario a code of its own.',
    })
}

function reportLateTitle(line: number, titled: boolean, report: Report): void {
  if (!titled)
    return report({ line, severity: 'error', message: 'The title is not the first block of the file.', hint: TITLE_HINT })
  const message = 'A second heading of level 1 is kept as a heading of level 3.'
  report({ line, severity: 'warning', message, hint: 'Use "## " for sections and "### " for what stands inside them.' })
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
