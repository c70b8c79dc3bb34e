import { runPlaywright } from '../test/browser-step'
import { ensureChromium } from '../test/chromium'
import type { ProofCase } from './proof-case'

/** The looks at pages that `npm test` has no time for. */
export function listBrowserCases(projectRoot: string): ProofCase[] {
  return [{ name: 'browser tests that take longer', run: () => proveInBrowser(projectRoot) }]
}

async function proveInBrowser(projectRoot: string): Promise<string | null> {
  const missing = await ensureChromium(projectRoot)
  if (missing !== '') return missing
  const { passed, failed, output } = await runPlaywright(projectRoot, '--grep=@proof')
  if (failed > 0 || passed === 0) throw new Error(output)
  return null
}
