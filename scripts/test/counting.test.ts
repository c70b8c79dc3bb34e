import { describe, expect, it } from 'vitest'
import { countBrowserReport } from './browser-step'
import { addResults, describeTotal, holds, skip } from './step'
import { countReport } from './vitest-step'

const file = (status: string, tests: [string, string][]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(([fullName, one]) => ({ fullName, status: one })),
})

describe('counting vitest', () => {
  it('ST-62 takes passed, failed and skipped tests as they are, skipped ones with their names', () => {
    const tests: [string, string][] = [['a', 'passed'], ['b', 'failed'], ['c (skipped: ../shared is absent)', 'skipped'], ['d', 'pending']]
    const report = { numPassedTests: 1, numFailedTests: 1, testResults: [file('failed', tests)] }
    expect(countReport(report, 1, '')).toMatchObject({ passed: 1, failed: 1, skipped: ['c (skipped: ../shared is absent)', 'd'] })
  })
  it('ST-62 counts a file that could not be loaded', () => {
    const report = { numPassedTests: 0, numFailedTests: 0, testResults: [file('failed', [])] }
    expect(countReport(report, 1, 'why')).toMatchObject({ passed: 0, failed: 1, output: 'why' })
  })
  it('ST-62 counts a crash without a report, and an error outside every test', () => {
    expect(countReport(null, 0, '')).toMatchObject({ failed: 1 })
    expect(countReport({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1, '')).toMatchObject({ passed: 3, failed: 1 })
  })
})

describe('counting Playwright', () => {
  const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }
  it('ST-62 counts a test that passed on its second try, and an error outside every test, as failed', () => {
    const report = { suites: [], errors: [{}], stats: { ...stats, unexpected: 1, flaky: 1 } }
    expect(countBrowserReport(report, '')).toMatchObject({ passed: 2, failed: 3 })
    expect(countBrowserReport(null, '')).toMatchObject({ passed: 0, failed: 1 })
  })
  it('ST-62 lists what was skipped with its reason, however deep', () => {
    const spec = { title: 'on a phone', tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no touch' }] }] }
    const report = { suites: [{ suites: [{ specs: [spec] }] }], errors: [], stats }
    expect(countBrowserReport(report, '').skipped).toEqual(['on a phone: no touch'])
  })
  it('WK-176 hands on what tests counted, the steps of a task, and no other annotation', () => {
    const annotations = [{ type: 'steps', description: 'write a card: 3' }, { type: 'seed', description: '7' }, { type: 'steps' }]
    const report = { suites: [{ suites: [{ specs: [{ title: 'a meeting', tests: [{ status: 'expected', annotations }] }] }] }], errors: [], stats }
    expect(addResults([countBrowserReport(report, ''), skip('why')]).notes).toEqual(['steps: write a card: 3'])
  })
})

describe('the last line', () => {
  it('ST-65 is the sum, with skipped ones only where there are some', () => {
    expect(describeTotal(addResults([holds(true, ''), holds(false, ''), holds(true, '')]))).toBe('2 passed, 1 failed')
    expect(describeTotal(addResults([holds(true, ''), skip('why')]))).toBe('1 passed, 0 failed, 1 skipped')
  })
})
