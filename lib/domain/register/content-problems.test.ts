import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegisterContent } from '@/lib/domain/document/content'
import { registerContentSchema } from '@/lib/domain/document/content-schema'
import { listContentProblems } from '@/lib/domain/register/content-problems'
import { oddContent } from '@/lib/exchange/markdown/document-arbitraries'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { fullContent } from '@/lib/testing/full-register'

const accepts = (content: unknown): boolean => registerContentSchema.safeParse(content).success

/** The full content with one text of its first scenario or of itself replaced. */
function withChange(change: (content: RegisterContent) => void): RegisterContent {
  const content = structuredClone(fullContent('D10'))
  change(content)
  return content
}
const first = (content: RegisterContent) => content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0]

describe('the content of a document and the rows of a register', () => {
  it('MD-75 agree: what the schema of a content accepts, the schemas of its rows accept, in normal form or not', () => {
    let accepted = 0
    const property = fc.property(oddContent, (content) => {
      const normal = normaliseContent(content)
      expect([accepts(normal), listContentProblems(normal)]).toEqual([true, []])
      if (!accepts(content)) return
      accepted++
      expect(listContentProblems(content)).toEqual([])
    })
    fc.assert(property, { seed: 7, numRuns: 200 })
    expect(accepted).toBeGreaterThan(10)
  }, 120_000)

  it.each<[string, (content: RegisterContent) => void]>([
    ['an empty title', (content) => (content.title = ' ')],
    ['an empty constraint', (content) => content.constraints.push('')],
    ['an empty title of a scenario', (content) => Object.assign(first(content) ?? {}, { title: '' })],
    ['an empty signal', (content) => first(content)?.detectionSignals.push(' ')],
    ['an empty step', (content) => first(content)?.response.steps.push('\n')],
    ['an empty hard stop', (content) => Object.assign(first(content)?.hardStop ?? {}, { noneReason: null, steps: [''] })],
    ['a window of more than a week', (content) => Object.assign(first(content)?.response ?? {}, { windowMinutes: 10_081 })],
    ['a control without a title', (content) => first(content)?.controls.push({ type: 'proof', state: 'planned', title: '', owner: null, due: null })],
    ['a day of the year 0', (content) => first(content)?.controls.push({ type: 'proof', state: 'planned', title: 'P', owner: null, due: '0000-01-01' })],
    ['an empty title of a section', (content) => Object.assign(content.sections[0] ?? {}, { title: '' })],
    ['an empty item of a checklist', (content) => content.sections.forEach((section) => section.kind === 'checklist' && section.items.push(''))],
    ['a separator of lines', (content) => content.constraints.push('a\u2028b')],
    ['a control character of the second set', (content) => content.constraints.push('a\u0085b')],
  ])('MD-75 refuse %s alike', (_what, change) => {
    const content = withChange(change)
    expect([accepts(content), listContentProblems(content).length]).toEqual([false, 1])
  })

  it('MD-75 a second section of a known kind is refused, a second free one is not', () => {
    const twice = (kind: 'purpose' | 'free') => withChange((content) => content.sections.push({ kind, title: 'Again', body: '' }))
    expect([accepts(twice('purpose')), accepts(twice('free'))]).toEqual([false, true])
  })
})
