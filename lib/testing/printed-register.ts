import type { RegisterContent } from '@/lib/domain/document/content'
import { liveFacts, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
import { ID, REGISTER_ID, rowOf, WORKSPACE_ID } from '@/lib/testing/register-rows'

/** The rows of a register with this content, with two owner roles, as they are read for a document. */
export function rowsForPrint(content: RegisterContent): RowSet {
  const roles = new Map([
    ['SRE Lead', ID.role],
    ['Ingestion Owner', ID.spare],
  ])
  const context = { registerId: REGISTER_ID, scoringPolicyId: ID.policy, newId, findRole: (name: string) => roles.get(name) ?? null }
  const policy = { id: ID.policy, name: 'House', version: 1, kind: 'product', weights: [0, 0, 0, 0, 0], edges: [32, 243, 1024] }
  return RowSet.of({
    workspace: [rowOf('workspace', { id: WORKSPACE_ID, slug: 'ingestion', name: 'Ingestion team' })],
    'scoring-policy': [rowOf('scoring-policy', policy)],
    'owner-role': [...roles].map(([name, id]) => rowOf('owner-role', { id, name, orderKey: 'a0' })),
  }).applied(contentToRows(content, context))
}

/** Facts of the same moment in every test. */
export function factsForPrint(more: Partial<DocumentFacts> = {}): DocumentFacts {
  return { ...liveFacts({ organisation: 'Ingestion team', printedAt: '2026-05-01T10:05:00.000Z', timeZone: 'Europe/Paris', eventNumber: 412 }), ...more }
}
