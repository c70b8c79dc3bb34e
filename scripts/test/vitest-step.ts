import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { runTool } from './run-tool'
import type { Step, StepResult } from './step'

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})
export type VitestReport = z.infer<typeof reportSchema>

const SKIPPED = new Set(['skipped', 'pending', 'todo', 'disabled'])

/** One of vitest's projects: `pure` needs nothing, `database` brings up a server of its own. */
export function vitestStep(name: string, project: string): Step {
  return { name, needs: ['generate'], run: (projectRoot) => runVitest(projectRoot, project) }
}

async function runVitest(projectRoot: string, project: string): Promise<StepResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-vitest-'))
  const file = path.join(folder, 'report.json')
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  try {
    const { code, output } = await runTool(projectRoot, args)
    const report = fs.existsSync(file) ? reportSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : null
    return countReport(report, code, output)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Counts a report. A file that could not be loaded has no tests of its own and counts as one failure; so does no report at all. */
export function countReport(report: VitestReport | null, code: number, output: string): StepResult {
  if (report === null) return { passed: 0, failed: 1, skipped: [], output }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => SKIPPED.has(test.status)).map((test) => test.fullName.trim()),
  )
  const failed = report.numFailedTests + unloaded.length
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, output }
}
