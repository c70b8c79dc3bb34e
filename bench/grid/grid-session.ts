import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { makeSecret } from '@/scripts/database/server-passwords'
import { BROWSER_FLAGS, findChromium, findSystemChromium } from '@/scripts/test/chromium'
import { readRegister } from '@/lib/services/register/read-register'
import { gatherAllWords } from '@/lib/services/search/gathered-words'
import { present } from '@/lib/kernel/assert'
import type { BenchPerson, BenchWorkspace } from '../bench-workspace'
import { send } from '../bench-workspace'
import { makeFigure, percentile, type Figure } from '../figure'
import { makeCookie, startApp } from '../live/app-process'
import { makeLargeRegister, type LargeRegister } from './large-register'
import { measurePaste } from './paste-session'
import { readArrival, readHeapMegabytes, readScriptKilobytes, scrollThrough, typeIntoFilter, watchForGrid } from './probes'

const ROWS = 10_000
const SMALL = 10
const VISITS = 5
const WHEEL_TURNS = 150
const WORDS = 'replica gateway 9 sche'
const LIVE_EVENTS = 20_000
const SETTLE_MS = 5_000

/** Issue 3, in the units of the figures. */
const BARS = { editable: 800, allRows: 2_000, filterMedian: 12, filterP95: 30, scroll: 50, script: 220, memory: 1.2, echo: 1, rows: 2 }

export interface GridOptions {
  projectRoot: string
  appUrl: string
  workspace: BenchWorkspace
  wanted: readonly string[]
  tell(text: string): void
  signal: AbortSignal
}

/** Measures the worksheet in Chromium, on the production build, with ten thousand failure modes. */
export async function measureGrid({ projectRoot, appUrl, workspace, wanted, tell, signal }: GridOptions): Promise<Figure[]> {
  tell(`a register of ${ROWS} …`)
  const large = await makeLargeRegister(workspace, 'LARGE', ROWS)
  await makeLargeRegister(workspace, 'SMALL', SMALL)
  // What a new register leaves to be done afterwards is not what a visit to it costs.
  await gatherAllWords()
  const secret = makeSecret() + makeSecret()
  const app = await startApp(projectRoot, appUrl, secret)
  // The browser that people have, where it is there: figures are compared with what was measured in it.
  const found = findSystemChromium() ?? (await findChromium())
  const browser = await chromium.launch({ ...found, args: BROWSER_FLAGS })
  try {
    await sleep(SETTLE_MS, undefined, { signal })
    const cookie = await makeCookie(workspace.writer, app.url, secret)
    const figures: Figure[] = []
    if (wanted.some((name) => ARRIVAL.includes(name))) figures.push(...(await measureArrival(browser, app.url, cookie)))
    if (wanted.some((name) => HANDS.includes(name))) figures.push(...(await measureHands(browser, app.url, cookie)))
    if (wanted.includes('paste.1000x12')) figures.push(...(await measurePasteOfTwo(browser, app.url, secret, workspace)))
    if (wanted.includes('grid.memory')) {
      tell(`${LIVE_EVENTS} live events …`)
      figures.push(await measureMemory(browser, app.url, cookie, workspace, large, signal))
    }
    return figures
  } finally {
    await browser.close()
    await app.stop()
  }
}

async function openPage(browser: Browser, url: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url }])
  // What turns our TypeScript into JavaScript wraps named functions; in the page there is nothing to wrap them with.
  await context.addInitScript('globalThis.__name = (value) => value')
  return context.newPage()
}

/** Navigation to a first screen that can be edited, and to all rows; the same page with ten rows is the floor. Medians of five visits. */
async function measureArrival(browser: Browser, url: string, cookie: string): Promise<Figure[]> {
  const visits = { large: await visit(browser, url, cookie, 'LARGE', ROWS), small: await visit(browser, url, cookie, 'SMALL', SMALL) }
  const median = (of: 'large' | 'small', what: 'editable' | 'allRows') => percentile(visits[of].map((one) => one[what]), 0.5)
  return [
    makeFigure({ name: 'grid.editable', value: median('large', 'editable'), unit: 'ms', floor: median('small', 'editable'), bar: BARS.editable }),
    makeFigure({ name: 'grid.all-rows', value: median('large', 'allRows'), unit: 'ms', floor: median('small', 'allRows'), bar: BARS.allRows }),
    makeFigure({ name: 'grid.js', value: await readUntouched(browser, url, cookie), unit: 'kB', bar: BARS.script }),
    makeFigure({ name: 'grid.js.touched', value: Math.max(...visits.large.map(({ script }) => script)), unit: 'kB' }),
  ]
}

async function visit(browser: Browser, url: string, cookie: string, code: string, rows: number) {
  const seen: { editable: number; allRows: number; script: number }[] = []
  for (let i = 0; i < VISITS; i += 1) {
    const page = await openPage(browser, url, cookie)
    await page.addInitScript(watchForGrid, rows)
    await page.goto(`/registers/${code}`)
    seen.push({ ...(await readArrival(page)), script: await readScriptKilobytes(page) })
    await page.context().close()
  }
  return seen
}

/** The scripts of a visit in which nobody touches anything, until all rows are in hand. */
async function readUntouched(browser: Browser, url: string, cookie: string): Promise<number> {
  const page = await openLarge(browser, url, cookie)
  const script = await readScriptKilobytes(page)
  await page.context().close()
  return script
}

async function measureHands(browser: Browser, url: string, cookie: string): Promise<Figure[]> {
  const page = await openLarge(browser, url, cookie)
  const session = await page.context().newCDPSession(page)
  const { work, echoFrames, rowFrames } = await typeIntoFilter(page, session, 'Filter', WORDS)
  await page.goto('/registers/LARGE')
  await waitForRows(page)
  const longest = await scrollThrough(page, WHEEL_TURNS)
  await page.context().close()
  return [
    makeFigure({ name: 'grid.filter', value: percentile(work, 0.5), unit: 'ms', bar: BARS.filterMedian }),
    makeFigure({ name: 'grid.filter.p95', value: percentile(work, 0.95), unit: 'ms', bar: BARS.filterP95 }),
    makeFigure({ name: 'grid.filter.echo', value: percentile(echoFrames, 0.95), unit: 'frames', bar: BARS.echo }),
    makeFigure({ name: 'grid.filter.rows', value: percentile(rowFrames, 0.95), unit: 'frames', bar: BARS.rows }),
    makeFigure({ name: 'grid.scroll', value: longest, unit: 'ms', bar: BARS.scroll }),
  ]
}

async function measurePasteOfTwo(browser: Browser, url: string, secret: string, workspace: BenchWorkspace): Promise<Figure[]> {
  await makeLargeRegister(workspace, 'PASTE', SMALL)
  const open = async (person: BenchPerson) => openPage(browser, url, await makeCookie(person, url, secret))
  const [writer, reader] = [await open(workspace.writer), await open(present(workspace.readers[0], 'a reader'))]
  const countEvents = async () => {
    const { heads, registerId } = await readRegister(workspace.actor, 'PASTE')
    return heads[registerId ?? ''] ?? 0
  }
  const figures = await measurePaste({ writer, reader, code: 'PASTE', countEvents })
  await Promise.all([writer, reader].map((page) => page.context().close()))
  return figures
}

async function openLarge(browser: Browser, url: string, cookie: string): Promise<Page> {
  const page = await openPage(browser, url, cookie)
  await page.goto('/registers/LARGE')
  await waitForRows(page)
  return page
}

async function waitForRows(page: Page): Promise<void> {
  await page.waitForFunction((rows) => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) >= rows, ROWS, { timeout: 60_000 })
}

/** The page's heap after many live events beside the heap before them. Each event changes one failure mode, as people do. */
async function measureMemory(
  browser: Browser,
  url: string,
  cookie: string,
  workspace: BenchWorkspace,
  { registerId, failureModeIds }: LargeRegister,
  signal: AbortSignal,
): Promise<Figure> {
  const page = await openLarge(browser, url, cookie)
  const session = await page.context().newCDPSession(page)
  const floor = await readHeapMegabytes(session)
  for (let i = 0; i < LIVE_EVENTS; i += 1) {
    signal.throwIfAborted()
    const round = Math.floor(i / failureModeIds.length)
    const edit = { id: failureModeIds[i % failureModeIds.length], field: 'layer', before: round === 0 ? null : `layer ${round - 1}`, after: `layer ${round}` }
    await send(workspace.actor, registerId, 'failure-mode.edit', { edits: [edit] })
  }
  await sleep(SETTLE_MS, undefined, { signal })
  const value = await readHeapMegabytes(session)
  await page.context().close()
  return makeFigure({ name: 'grid.memory', value, unit: 'MB', floor, bar: BARS.memory * floor })
}

const ARRIVAL: readonly string[] = ['grid.editable', 'grid.all-rows', 'grid.js', 'grid.js.touched']
const HANDS: readonly string[] = ['grid.filter', 'grid.filter.p95', 'grid.filter.echo', 'grid.filter.rows', 'grid.scroll']

/** Names of the figures above. */
export const GRID_FIGURES: readonly string[] = [...ARRIVAL, ...HANDS, 'paste.1000x12', 'grid.memory']
