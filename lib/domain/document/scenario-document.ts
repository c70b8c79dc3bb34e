import { printCodedTitle } from '@/lib/domain/document/document-code'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { frontOf } from '@/lib/domain/document/printed-front'
import { listScenarios, type PrintedSource } from '@/lib/domain/document/printed-source'
import { scenarioBlocks } from '@/lib/domain/document/scenario-blocks'
import { AppError } from '@/lib/kernel/errors'

/** One scenario with everything that is known of it. Throws AppError `not-found`. */
export function scenarioDocument(source: PrintedSource, code: string): PrintedDocument {
  const scenario = listScenarios(source).find((one) => one.code === code)
  if (!scenario) throw new AppError('not-found', `There is no failure mode ${code} in this register.`, [{ path: 'scenario', message: 'It may have been deleted.', hint: 'Choose one from the list.' }])
  const front = frontOf(source)
  const title = printCodedTitle(scenario.code, source.reader.line(scenario.title))
  return { front: { ...front, title, subtitle: `Scenario of ${front.title}` }, parts: [{ orientation: 'portrait', blocks: scenarioBlocks(source, scenario, true) }] }
}
