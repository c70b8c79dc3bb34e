import { ensureChromium } from './chromium'
import { runTool } from './run-tool'

const SECONDS = 300

/**
 * `npm run soak`, or `npm run soak -- SECONDS SEED` for another time and the chances of an earlier run: the traffic of e2e/traffic.spec.ts by the clock.
 * Returns 1 when a history does not hold; what is printed then names the seed.
 */
export async function runSoak(projectRoot: string, [seconds = String(SECONDS), seed]: string[]): Promise<number> {
  if (!/^[1-9]\d{0,4}$/.test(seconds)) {
    process.stderr.write('Use: npm run soak -- SECONDS SEED, both as you like or left out\n')
    return 2
  }
  const missing = await ensureChromium(projectRoot)
  if (missing !== '') {
    process.stderr.write(`${missing}\n`)
    return 1
  }
  process.stdout.write(`Ten people type for ${seconds} seconds …\n`)
  const environment = { EYES_OPEN_SOAK_SECONDS: seconds, ...(seed === undefined ? {} : { EYES_OPEN_SOAK_SEED: seed }) }
  const { code, output } = await runTool(projectRoot, ['node_modules/@playwright/test/cli.js', 'test', 'e2e/traffic.spec.ts'], environment)
  process.stdout.write(output)
  return code === 0 ? 0 : 1
}
