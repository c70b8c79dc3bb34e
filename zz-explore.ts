import fc from 'fast-check'
import { oddContent } from '@/lib/exchange/markdown/document-arbitraries'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import { newId } from '@/lib/kernel/ids'
const seen = new Map<string, number>()
let nulls = 0
const check = (content: any) => { for (const c of contentToRows(content, { registerId: newId(), scoringPolicyId: newId(), newId, findRole: () => null })) { if (c.field !== null) continue
    for (const [name, field] of Object.entries(definitionOf(c.kind).fields)) {
      const r = field.schema.safeParse((c.after as any)[name])
      if (!r.success) { const k = `${c.kind}.${name}: ${r.error.issues[0]?.message}`; seen.set(k, (seen.get(k) ?? 0)+1) } } } }
for (const raw of fc.sample(oddContent, { numRuns: 300, seed: 5 })) {
  const { content } = readDocument(writeDocument(raw))
  if (!content) { nulls++; continue }
  check(content)
}
const MD = `# D10 — T\n\n## Data Integrity Failures\n\n### D10-01 — A\n\n**Scenario:** x\n\n**First 20000 Minutes:**\n\n1. go\n2. \n\n**Detection Signals:**\n\n- \n- b\n`
const r = readDocument(MD); console.log(JSON.stringify(r.problems)); if (r.content) { console.log(JSON.stringify(r.content.sections[0]).slice(0,400)); check(r.content) }
const r2 = readDocument('# D10 —\n\n## Data Integrity Failures\n\n### D10-01 —\n\n**Scenario:** x\n'); console.log(JSON.stringify(r2.problems), r2.content?.title); if (r2.content) check(r2.content)
console.log({ nulls }); for (const e of seen) console.log(e)
