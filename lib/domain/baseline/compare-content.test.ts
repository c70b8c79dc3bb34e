import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BaselineContent, FrozenScenario } from '@/lib/domain/baseline/baseline-content'
import { compareContent } from '@/lib/domain/baseline/compare-content'
import type { Difference } from '@/lib/domain/baseline/difference'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { storePolicy } from '@/lib/domain/scoring/stored-policy'
import { fullBaselineContent } from '@/lib/testing/test-content'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'

const copy = (content: BaselineContent): BaselineContent => structuredClone(content)

/** The content after a change of its scenarios, category by category. */
function withScenarios(change: (scenarios: FrozenScenario[], category: number) => void): BaselineContent {
  const content = copy(fullBaselineContent())
  const categories = content.register.sections.flatMap((section) => (section.kind === 'category' ? [section] : []))
  categories.forEach(({ scenarios }, i) => change(scenarios, i))
  return content
}
const first = (content: BaselineContent): FrozenScenario =>
  present(content.register.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))[0], 'a scenario')
const compare = (after: BaselineContent) => compareContent(fullBaselineContent(), after)
const tell = (differences: readonly Difference[]) => differences.map(({ label, kind, before, after }) => [label, kind, before, after])

describe('the difference of two contents', () => {
  it('BL-30 is nothing between a content and itself', () => {
    expect(compare(fullBaselineContent())).toEqual([])
  })

  it('BL-33 names the scenario, the field and both values', () => {
    const after = copy(fullBaselineContent())
    first(after).cause = 'No key at all'
    expect(compare(after)).toEqual([{ place: { in: 'scenario', code: 'D10-01', title: 'Rows arrive twice' }, label: 'Cause', kind: 'changed', before: 'No key', after: 'No key at all' }])
  })

  it('BL-33 tells a factor by its rubric word, and the score that comes of it', () => {
    const after = copy(fullBaselineContent())
    present(first(after).assessments[0], 'an assessment').factors.likelihood = 1
    expect(tell(compare(after))).toEqual([
      ['Inherent: score', 'changed', '720 high', '180 moderate'],
      ['Inherent: likelihood', 'changed', '4 likely', '1 rare'],
    ])
  })

  it('BL-33 tells a control by its type and title, field by field', () => {
    const after = copy(fullBaselineContent())
    const control = present(first(after).controls[0], 'a control')
    control.state = 'retired'
    control.more = { statement: 'select 2' }
    expect(tell(compare(after))).toEqual([
      ['Controls: prevention: A unique key, state', 'changed', 'in place', 'retired'],
      ['Controls: prevention: A unique key, statement', 'changed', 'select 1', 'select 2'],
    ])
  })

  it('BL-33 tells items of a list as moved, added, removed and reworded', () => {
    const after = copy(fullBaselineContent())
    first(after).detectionSignals = ['A key is refused', 'Counts differ', 'A call comes in']
    first(after).response.steps = ['Stop the loader', 'Count once more']
    first(after).hardStop.steps = []
    expect(tell(compare(after))).toEqual([
      ['Detection signals: A key is refused', 'moved', 'Place 2', 'Place 1'],
      ['Detection signals', 'added', null, 'A call comes in'],
      ['First response', 'changed', 'Count again', 'Count once more'],
      ['Hard stop', 'removed', 'Do not delete rows', null],
    ])
  })

  it('BL-34 knows a scenario by its code, wherever it stands, and a category by its place when it was renamed', () => {
    const moved = withScenarios((scenarios, i) => void (i === 0 ? scenarios.pop() : scenarios.push(first(fullBaselineContent()))))
    expect(tell(compare(moved))).toEqual([['Category', 'changed', 'Data Integrity Failures', 'Human Errors']])
    const renamed = copy(fullBaselineContent())
    present(renamed.register.sections.find(({ kind }) => kind === 'category'), 'a category').title = 'Wrong data'
    expect(compare(renamed)).toEqual([{ place: { in: 'section', title: 'Wrong data' }, label: 'Title', kind: 'changed', before: 'Data Integrity Failures', after: 'Wrong data' }])
  })

  it('BL-34 tells an added and a removed scenario once each', () => {
    const after = withScenarios((scenarios, i) => void (i === 0 && scenarios.splice(0, 1, { ...first(fullBaselineContent()), code: 'D10-09' })))
    expect(tell(compare(after))).toEqual([['Scenario', 'added', null, 'Rows arrive twice'], ['Scenario', 'removed', 'Rows arrive twice', null]])
  })

  it('BL-35 tells another policy, and every score that it moves', () => {
    const after = { ...fullBaselineContent(), policy: storePolicy({ kind: 'sum' }) }
    expect(tell(compare(after)).map(([label, , before, now]) => [label, before, now])).toEqual([
      ['Scoring policy', 'Product: low to 32, moderate to 243, high to 1024', 'Sum (weights 1, 1, 1, 1, 1): low to 10, moderate to 15, high to 20'],
      ['Inherent: score', '720 high', '19 high'],
      ['Inherent: score', '720 high', '19 high'],
    ])
  })
})

// What is closed or numbered stays as it is: another word there would be no content that a register can have.
// Assessments stand in the order of their stages, each once.
const CLOSED = new Set(['assessments', 'kind', 'form', 'code', 'part', 'after', 'type', 'state', 'status', 'stage', 'weights', 'edges', 'headerOrder', 'partOrder', 'promise', 'failureClass'])

interface Spot {
  holder: Record<string, unknown> | unknown[]
  key: string | number
}

/** Every place of a content that can be another. */
function listSpots(holder: unknown): Spot[] {
  if (typeof holder !== 'object' || holder === null) return []
  const entries = Array.isArray(holder) ? [...holder.entries()] : Object.entries(holder).filter(([key]) => !CLOSED.has(key))
  const own = entries.map(([key]) => ({ holder: holder as Spot['holder'], key }))
  const scored = 'assessments' in holder ? listSpots(holder.assessments).filter(({ key }) => typeof key === 'string') : []
  return [...own, ...scored, ...entries.flatMap(([, value]) => listSpots(value))]
}

/** Changes one place: a text is another, a number the next, a list loses, gains or turns round. */
function mutate(content: BaselineContent, pick: number, how: number): BaselineContent {
  const after = copy(content)
  const spots = listSpots(after)
  const { holder, key } = present(spots[pick % spots.length], 'a place')
  const slots = holder as Record<string | number, unknown>
  const value = slots[key]
  if (typeof value === 'string') slots[key] = how % 3 === 0 ? `${value} more` : how % 3 === 1 ? 'Something else' : value
  else if (typeof value === 'number') slots[key] = (value % 5) + 1
  else if (value === null) slots[key] = key === 'windowMinutes' || FACTORS.some((factor) => factor === key) ? 2 : 'Something'
  else if (Array.isArray(value) && how % 3 === 0) value.reverse()
  else if (Array.isArray(value) && how % 3 === 1) value.pop()
  else if (Array.isArray(value)) value.unshift(...value.splice(1, 1))
  return after
}

describe('any two contents', () => {
  const edits = fc.array(fc.tuple(fc.nat(5_000), fc.nat(5)), { minLength: 1, maxLength: 4 })
  const changed = (list: readonly (readonly [number, number])[]) => list.reduce((content, [pick, how]) => mutate(content, pick, how), fullBaselineContent())
  const text = (content: BaselineContent) => canonicalJson(sorted(content))

  it('BL-30 differ in something that is told exactly when their texts differ', () => {
    let different = 0
    fc.assert(
      fc.property(edits, (list) => {
        const after = changed(list)
        const isSame = text(after) === text(fullBaselineContent())
        if (!isSame) different += 1
        expect(compare(after).length === 0).toBe(isSame)
      }),
      { seed: 5, numRuns: 600 },
    )
    expect(different).toBeGreaterThan(400)
  })

  it('BL-36 differ backwards as they differ forwards', () => {
    const mirror = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const
    const list = (differences: readonly Difference[], turn: boolean) =>
      differences.map(({ kind, before, after }) => (kind === 'moved' ? 'moved' : JSON.stringify(turn ? [mirror[kind], after, before] : [kind, before, after]))).sort()
    fc.assert(
      fc.property(edits, (picked) => {
        const after = changed(picked)
        expect(list(compareContent(after, fullBaselineContent()), true)).toEqual(list(compare(after), false))
      }),
      { seed: 6, numRuns: 300 },
    )
  })
})

/** Lists without an order of their own in one order, as a content always has them. */
function sorted(content: BaselineContent): BaselineContent {
  const inOrder = <T>(list: readonly T[]) => [...list].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
  const sections = content.register.sections.map((section) => {
    if (section.kind !== 'category') return section
    const scenarios = section.scenarios.map((one) => ({ ...one, controls: inOrder(one.controls.map((control) => ({ ...control, actions: inOrder(control.actions) }))), actions: inOrder(one.actions) }))
    return { ...section, scenarios }
  })
  return { ...content, roles: [...content.roles].sort(), register: { ...content.register, sections } }
}
