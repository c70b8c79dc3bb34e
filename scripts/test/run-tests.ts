import { browserStep } from './browser-step'
import { architectureStep, buildStep, generateStep, lintStep, typesStep } from './check-steps'
import { addResults, describeTotal, type Step, type StepResult } from './step'
import { vitestStep } from './vitest-step'

/** In this order; the lanes of one row run side by side, two at most, for the smallest machine has two cores. */
const ROWS: Step[][][] = [
  [[generateStep]],
  [[lintStep], [typesStep, architectureStep]],
  [[buildStep]],
  [[vitestStep('unit', 'pure')]],
  [[vitestStep('database', 'database')]],
  [[browserStep]],
]

/** `npm test`, or `npm test -- --only unit,lint` for some of its steps. The last line is the sum; returns 1 when anything failed. */
export async function runTests(projectRoot: string, argv: string[]): Promise<number> {
  const rows = chooseSteps(argv)
  if (typeof rows === 'string') {
    process.stderr.write(`${rows}\n`)
    return 2
  }
  const results = new Map<string, StepResult>()
  for (const row of rows) {
    await Promise.all(row.map((lane) => runLane(lane, projectRoot, results)))
  }
  const total = addResults([...results.values()])
  for (const note of total.notes ?? []) process.stdout.write(`${note}\n`)
  for (const reason of total.skipped) process.stdout.write(`skipped: ${reason}\n`)
  process.stdout.write(`${describeTotal(total)}\n`)
  return total.failed > 0 ? 1 : 0
}

/** The rows that were asked for; what they need comes along. A text says what was not understood. */
function chooseSteps(argv: string[]): Step[][][] | string {
  if (argv.length === 0) return ROWS
  const all = ROWS.flat(2)
  const names = (argv[0] === '--only' ? (argv[1] ?? '') : '').split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !all.some((step) => step.name === name))
  if (names.length === 0 || unknown !== undefined) {
    return `Not understood: ${argv.join(' ')}. Use \`npm test -- --only STEP,STEP\` with ${all.map((step) => step.name).join(', ')}.`
  }
  const wanted = new Set(all.filter((step) => names.includes(step.name)).flatMap((step) => [step.name, ...step.needs]))
  return ROWS.map((row) => row.map((lane) => lane.filter((step) => wanted.has(step.name))))
}

async function runLane(lane: Step[], projectRoot: string, results: Map<string, StepResult>): Promise<void> {
  for (const step of lane) results.set(step.name, await runStep(step, projectRoot, results))
}

async function runStep(step: Step, projectRoot: string, before: Map<string, StepResult>): Promise<StepResult> {
  const broken = step.needs.find((name) => (before.get(name)?.failed ?? 0) > 0)
  if (broken !== undefined) {
    const output = `${step.name} did not run, because ${broken} failed.`
    process.stdout.write(`✗ ${output}\n`)
    return { passed: 0, failed: 1, skipped: [], output }
  }
  const began = performance.now()
  const result = await step.run(projectRoot)
  const seconds = Math.round((performance.now() - began) / 1000)
  if (result.failed > 0) process.stdout.write(`\n${result.output}\n\n`)
  process.stdout.write(`${result.failed > 0 ? '✗' : '✓'} ${step.name}: ${describeTotal(result)} (${seconds} s)\n`)
  return result
}
