import { viewBaseline, type BaselineOverview } from '@/lib/domain/baseline/baseline-view'
import { completeRows, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import type { Row } from '@/lib/domain/row/change'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { readStoredPolicy } from '@/lib/domain/scoring/stored-policy'
import { signingFacts, type SigningFacts } from '@/lib/domain/signature/signing-facts'
import { present } from '@/lib/kernel/assert'

/** What is asked of a frozen register for the page to sign on. */
export interface FactsWanted {
  registerId: string
  /** ISO day on which acceptances must hold. */
  day: string
  /** The acceptances as they stood when the register was frozen. */
  acceptances: Partial<Record<RowKind, readonly Row[]>>
}

/** What the page to sign on says of a frozen register. */
export interface FrozenFacts {
  code: string
  title: string
  facts: SigningFacts
}

/** All that the pages of a baseline show of the text of its rows. */
export function viewTexts(rowsText: string, registerId: string): BaselineOverview {
  const { rows, holders, day } = JSON.parse(rowsText) as FrozenRows
  return viewBaseline(new PlainRows(completeRows(rows)), { registerId, holders, day })
}

/** What is open in a frozen register, by the text of its rows. */
export function factsOfTexts(rowsText: string, { registerId, day, acceptances }: FactsWanted): FrozenFacts {
  const rows = new PlainRows({ ...completeRows((JSON.parse(rowsText) as FrozenRows).rows), ...acceptances })
  const { code, title, scoringPolicyId } = present(rows.get('register', registerId), 'a baseline holds its register')
  const policy = readStoredPolicy(present(rows.get('scoring-policy', scoringPolicyId), 'a baseline holds its policy'))
  return { code, title, facts: signingFacts(rows, policy, day) }
}
