import type { RegisterContent, ScenarioContent } from '@/lib/domain/document/content'
import { dayOf, type DocumentFacts } from '@/lib/domain/document/document-facts'
import type { TextReader } from '@/lib/domain/document/text-reader'
import { rowsToContent, roleNamer, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import { lineContext, makeLine, type LineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'

/** What every part of a document is made from. */
export interface PrintedSource {
  rows: RegisterRows
  content: RegisterContent
  facts: DocumentFacts
  reader: TextReader
  context: LineContext
  /** The worksheet's line of a scenario: its scores, owners and counts of controls. */
  lineOf(scenario: ScenarioContent): WorksheetLine
}

export function printedSource(rows: RegisterRows, registerId: string, facts: DocumentFacts, reader: TextReader): PrintedSource {
  const context = lineContext(rows, registerId, dayOf(facts))
  const ids = new Map(rows.all('failure-mode').flatMap((row) => (row.deletedAt === null ? [[row.code, row.id]] : [])))
  const lineOf = ({ code }: ScenarioContent) => present(makeLine(rows, ids.get(code) ?? '', context), 'a scenario of the content is a row of the register')
  return { rows, content: rowsToContent(rows, registerId), facts, reader, context, lineOf }
}

/** Every scenario in the order of the document. */
export function listScenarios({ content }: PrintedSource): ScenarioContent[] {
  return content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))
}

/** A control as a document prints it. */
export interface PrintedControl {
  control: ControlRow
  owner: string
}

/** The live controls of a failure mode that are not retired, each once, in the order in which they were linked. */
export function listControls(rows: RegisterRows, failureModeId: string): PrintedControl[] {
  const roleName = roleNamer(rows)
  const links = rows.where('control-link', 'failureModeId', failureModeId).filter((link) => link.deletedAt === null)
  const ids = new Set(links.sort((a, b) => (a.id < b.id ? -1 : 1)).map((link) => link.controlId))
  return [...ids].flatMap((id) => {
    const control = rows.get('control', id)
    if (!control || control.deletedAt !== null || control.state === 'retired') return []
    return [{ control, owner: roleName(control.ownerRoleId, control.ownerText) ?? '' }]
  })
}
