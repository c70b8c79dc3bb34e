import type { DocumentChoice } from '@/lib/domain/document/document-choice'
import type { DocumentFacts } from '@/lib/domain/document/document-facts'
import { d10Document } from '@/lib/domain/document/d10-document'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { printedSource } from '@/lib/domain/document/printed-source'
import { riskRegisterDocument } from '@/lib/domain/document/risk-register-document'
import { scenarioDocument } from '@/lib/domain/document/scenario-document'
import type { TextReader } from '@/lib/domain/document/text-reader'
import type { RegisterRows } from '@/lib/domain/register/rows-to-content'

/** A document of a register's rows. A meeting's summary is made of more than rows (`summary-document.ts`). */
export type RegisterChoice = Pick<DocumentChoice, 'withScores' | 'scenario'> & { kind: Exclude<DocumentChoice['kind'], 'meeting-summary'> }

/**
 * The document that was chosen, of the rows of a register as they stand or as a baseline froze them. Throws AppError `not-found` for a scenario
 * that is not there.
 */
export function buildDocument(rows: RegisterRows, registerId: string, choice: RegisterChoice, facts: DocumentFacts, reader: TextReader): PrintedDocument {
  const source = printedSource(rows, registerId, facts, reader)
  switch (choice.kind) {
    case 'd10':
      return d10Document(source, choice.withScores)
    case 'risk-register':
      return riskRegisterDocument(source)
    case 'scenario':
      return scenarioDocument(source, choice.scenario ?? '')
  }
}
