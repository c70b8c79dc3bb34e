/** What one step of `npm test` found. */
export interface StepResult {
  passed: number
  failed: number
  /** One line for each test that did not run, with the reason. */
  skipped: string[]
  /** What tests counted for people to read, such as the steps of a task. */
  notes?: string[]
  /** What the tools said; shown when something failed. */
  output: string
}

export interface Step {
  name: string
  /** Steps whose failure makes this one meaningless. */
  needs: string[]
  run(projectRoot: string): Promise<StepResult>
}

/** A step that holds or not, such as a type check. */
export function holds(isFine: boolean, output: string): StepResult {
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: [], output }
}

/** A step that cannot be taken on this machine. */
export function skip(reason: string): StepResult {
  return { passed: 0, failed: 0, skipped: [reason], output: '' }
}

/** Adds the steps up. */
export function addResults(results: StepResult[]): StepResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
    skipped: results.flatMap((result) => result.skipped),
    notes: results.flatMap((result) => result.notes ?? []),
    output: '',
  }
}

/** The last line: `N passed, N failed`, and `, N skipped` when something was. */
export function describeTotal({ passed, failed, skipped }: StepResult): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
}
