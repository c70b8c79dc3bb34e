import { defineConfig, devices } from '@playwright/test'
import { BROWSER_FLAGS, findChromium } from './scripts/test/chromium'

const chromium = await findChromium()

/**
 * People using the product: a production build, a fresh database with the demonstration, and two app processes on it.
 * `scripts/test/browser-apps.ts` brings them up; a test finds them in EYES_OPEN_URL_A (also the base address) and EYES_OPEN_URL_B.
 */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './scripts/test/browser-apps.ts',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.EYES_OPEN_URL_A,
    locale: 'en-GB',
    timezoneId: 'Pacific/Chatham',
    // A trace of every test, kept or not, costs a fifth of the whole step. To look closer: `npx playwright test --trace on FILE`.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_FLAGS, executablePath: chromium?.executablePath },
  },
})
