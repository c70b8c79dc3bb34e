import { printCodedTitle } from '@/lib/domain/document/document-code'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { frontOf } from '@/lib/domain/document/printed-front'
import { listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { scenarioBlocks } from '@/lib/domain/document/scenario-blocks'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import { present } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'

/** Throws AppError `not-found` unless a live failure mode of the rows has the code. */
export function requireScenario(rows: RegisterRows, code: string): void {
  if (rows.all('failure-mode').some((row) => row.code === code && row.deletedAt === null)) return
  const message = `There is no failure mode ${code} in this register.`
  throw new AppError('not-found', message, [{ path: 'scenario', message, hint: 'Choose one from the list; it may have been deleted.' }])
}

/** One scenario with everything that is known of it. Throws AppError `not-found`. */
export function scenarioDocument(source: PrintedSource, code: string): PrintedDocument {
  requireScenario(source.rows, code)
  const scenario = present(listScenarios(source).find((one) => one.code === code), 'a live failure mode stands in a category')
  const front = frontOf(source)
  const title = printCodedTitle(scenario.code, source.reader.line(scenario.title))
  return { front: { ...front, title, subtitle: `Scenario of ${front.title}` }, parts: [{ orientation: 'portrait', blocks: scenarioBlocks(source, scenario, { withScores: true }) }] }
}
