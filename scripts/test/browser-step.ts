import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { ensureChromium } from './chromium'
import { runTool } from './run-tool'
import { skip, type Step, type StepResult } from './step'

const testSchema = z.object({ status: z.string(), annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })) })
const specSchema = z.object({ title: z.string(), tests: z.array(testSchema) })

/** A suite holds specs and further suites. */
interface Suite {
  specs?: z.infer<typeof specSchema>[]
  suites?: Suite[]
}
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(specSchema).optional(), suites: z.array(suiteSchema).optional() }),
)
const reportSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})
export type BrowserReport = z.infer<typeof reportSchema>

/** People using the product: playwright.config.ts brings up the app and its database. */
export const browserStep: Step = {
  name: 'browser',
  needs: ['generate', 'build'],
  run: async (projectRoot) => {
    if (!hasTests(path.join(projectRoot, 'e2e'))) return skip('browser tests: there are none in e2e/')
    const missing = await ensureChromium(projectRoot)
    return missing === '' ? runPlaywright(projectRoot, '--grep-invert=@proof') : skip(`browser tests: ${missing}`)
  },
}

function hasTests(folder: string): boolean {
  return fs.existsSync(folder) && fs.readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.spec.ts'))
}

/** Runs the browser tests that `which` chooses, an option of Playwright; those of `npm run proof` are tagged `@proof`. */
export async function runPlaywright(projectRoot: string, which: string): Promise<StepResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-playwright-'))
  const file = path.join(folder, 'report.json')
  try {
    const program = 'node_modules/@playwright/test/cli.js'
    const { output } = await runTool(projectRoot, [program, 'test', '--reporter=line,json', which], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
    const report = fs.existsSync(file) ? reportSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : null
    return countBrowserReport(report, output)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Counts a report. A test that passed only on a second try counts as failed; so does each error outside a test. */
export function countBrowserReport(report: BrowserReport | null, output: string): StepResult {
  if (report === null) return { passed: 0, failed: 1, skipped: [], output }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped: report.suites.flatMap(listSkipped), notes: report.suites.flatMap(listSteps), output }
}

function listSkipped(suite: Suite): string[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'skipped')
      .map((test) => [spec.title, ...test.annotations.flatMap((note) => note.description ?? [])].join(': ')),
  )
  return [...own, ...(suite.suites ?? []).flatMap(listSkipped)]
}

/** What tests say that a task takes: their annotations of the type `steps`. */
function listSteps(suite: Suite): string[] {
  const own = (suite.specs ?? []).flatMap((spec) => spec.tests.flatMap((test) => test.annotations))
  const said = own.flatMap(({ type, description }) => (type === 'steps' && description ? [`steps: ${description}`] : []))
  return [...said, ...(suite.suites ?? []).flatMap(listSteps)]
}
