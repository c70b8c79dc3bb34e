import type { RegisterContent } from '@/lib/domain/document/content'
import type { DocumentChoice } from '@/lib/domain/document/document-choice'
import { liveFacts, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { renderFile } from '@/lib/exchange/render/render-file'
import { renderHeavy } from '@/lib/exchange/render/render-heavy'
import type { RenderOrder } from '@/lib/exchange/render/render-order'
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

/** The content with so many scenarios, each a copy of one of its own under a code of its own. */
export function manyScenarios(content: RegisterContent, count: number): RegisterContent {
  const categories = content.sections.filter((section) => section.kind === 'category')
  const share = Math.ceil(count / categories.length)
  let number = 0
  const sections = content.sections.map((section) => {
    if (section.kind !== 'category') return section
    const scenarios = Array.from({ length: share }, (_, i) => section.scenarios[i % section.scenarios.length]).flatMap((one) => {
      number += 1
      return one ? [{ ...one, code: `${content.code}-${String(number).padStart(2, '0')}` }] : []
    })
    return { ...section, scenarios }
  })
  return { ...content, sections }
}

/** An order to render a register's rows, as a service would give it. */
export function orderOf(rows: RowSet, choice: Partial<DocumentChoice> & { format: DocumentChoice['format'] }): RenderOrder {
  const listed = Object.fromEntries([...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS].map((kind) => [kind, rows.all(kind)]))
  // A row is a plain record; the kinds' own types say more of it than an order needs.
  const plain = JSON.parse(JSON.stringify(listed)) as RenderOrder['rows']
  return { choice: { kind: 'd10', withScores: true, scenario: null, workshopId: null, baseline: null, ...choice }, facts: factsForPrint(), registerId: REGISTER_ID, code: 'D10', rows: plain, summary: null }
}

/** The file of an order, made in this process whatever its format. */
export async function renderHere(order: RenderOrder): Promise<Uint8Array> {
  const isApart = ['pdf', 'docx', 'xlsx'].includes(order.choice.format)
  return isApart ? renderHeavy(order, () => undefined, () => undefined) : renderFile(order, () => undefined, new AbortController().signal)
}
