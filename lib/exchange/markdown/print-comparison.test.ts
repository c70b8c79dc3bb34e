import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, it } from 'vitest'
import { compareContent } from '@/lib/domain/baseline/compare-content'
import { nameComparison, printDifferences } from '@/lib/exchange/markdown/print-comparison'
import { fullBaselineContent } from '@/lib/testing/test-content'
import { present } from '@/lib/kernel/assert'

function print(change: (content: ReturnType<typeof fullBaselineContent>) => void): string {
  const after = structuredClone(fullBaselineContent())
  change(after)
  return printDifferences(nameComparison({ code: 'D10', title: 'Ingestion', from: 1, to: 'now' }, '2026-11-21'), compareContent(fullBaselineContent(), after))
}
const firstScenario = (content: ReturnType<typeof fullBaselineContent>) =>
  present(content.register.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0], 'a scenario')

it('BL-37 counts first, then tells place by place what was there and what is', () => {
  const text = print((content) => {
    content.register.title = 'Ingestion, again'
    firstScenario(content).cause = 'No key at all'
  })
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    '# D10 Ingestion: from baseline 1 to the register on 2026-11-21',
    'Scenarios: 1 changed. 2 differences in all.',
    '## The register',
    '- **Title:** A register with everything → Ingestion, again',
    '## D10-01 Rows arrive twice',
    '- **Cause:** No key → No key at all',
  ])
})

it('BL-37 says so when nothing differs', () => {
  expect(print(() => undefined)).toContain('Nothing differs.')
})

it('BL-37 leaves no text the power to be more than text', () => {
  const text = print((content) => {
    const scenario = firstScenario(content)
    scenario.title = '# A <b>heading</b>'
    scenario.cause = 'one\n\n# two\n\n[a link](javascript:alert(1)) <script>x</script> ![](http://elsewhere.example/a.png)'
  })
  const kinds = new Set<string>()
  const walk = (node: { type: string; children?: readonly { type: string }[] }): void => {
    kinds.add(node.type)
    for (const child of node.children ?? []) walk(child)
  }
  const tree = fromMarkdown(text)
  walk(tree)
  expect([...kinds].sort()).toEqual(['heading', 'list', 'listItem', 'paragraph', 'root', 'strong', 'text'])
  expect(tree.children.filter(({ type }) => type === 'heading')).toHaveLength(2)
})
