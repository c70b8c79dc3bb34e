import type { Page } from '@playwright/test'
import { assert } from '@/lib/kernel/assert'
import { makeFigure, percentile, type Figure } from '../figure'

const ROWS = 1_000
const ROUNDS = 3
const PATIENCE_MS = 60_000
/** Issue 3: stored, live for others and undoable. */
const BAR_MS = 3_000
const COLUMNS = ['title', 'component', 'layer', 'scenario', 'cause', 'effect', 'trigger', 'likelihood', 'impact', 'detectability', 'recoverability', 'blastRadius']

interface Screens {
  /** A page of whoever pastes, and of somebody else, neither of them opened yet. */
  writer: Page
  reader: Page
  code: string
  /** How many events the register has. */
  countEvents(): Promise<number>
}

/**
 * A block of 1,000 rows and twelve columns, pasted where a new failure mode is typed: the time until it stands on somebody else's screen and
 * the one who pasted may undo it. The floor is the same with one row. Each paste is undone, and must be one event.
 */
export async function measurePaste({ writer, reader, code, countEvents }: Screens): Promise<Figure[]> {
  const address = `/registers/${code}?cols=${COLUMNS.join('_')}`
  await Promise.all([writer, reader].map(async (page) => {
    await page.goto(address)
    await page.getByText('Live', { exact: true }).waitFor()
  }))
  const pasteOf = async (rows: number) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push(await pasteOnce({ writer, reader, code, countEvents }, rows))
    return percentile(times, 0.5)
  }
  const floor = await pasteOf(1)
  return [makeFigure({ name: 'paste.1000x12', value: await pasteOf(ROWS), unit: 'ms', floor, bar: BAR_MS })]
}

async function pasteOnce({ writer, reader, countEvents }: Screens, rows: number): Promise<number> {
  const events = await countEvents()
  // Who may not edit has no places to add in, and so fewer rows.
  const before = await Promise.all([writer, reader].map(async (page) => ({ page, count: await readRowCount(page) })))
  for (const { page, count } of before) await page.evaluate(watchForCount, count + rows)
  await writer.locator('[data-adds="failure-mode"]').first().focus()
  const began = await writer.evaluate(paste, makeBlock(rows))
  const [undoable, seen] = await Promise.all([readNoted(writer), readNoted(reader)])
  assert((await countEvents()) === events + 1, 'a paste is one event')
  await writer.keyboard.press('ControlOrMeta+z')
  for (const { page, count } of before) {
    await page.waitForFunction((rowCount) => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) === rowCount, count, { timeout: PATIENCE_MS })
  }
  return Math.max(undoable, seen) - began
}

function makeBlock(rows: number): string {
  const texts = COLUMNS.slice(0, 7)
  return Array.from({ length: rows }, (_, i) => [...texts.map((name) => `Pasted ${name} ${i}`), ...COLUMNS.slice(7).map((_name, k) => 1 + ((i + k) % 5))].join('\t')).join('\n')
}

function readRowCount(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')))
}

/** Notes when the grid has so many rows and nothing of one's own is unconfirmed any more. Runs in the page. */
function watchForCount(count: number): void {
  const noted: { at?: number } = {}
  Object.assign(window, { eyesOpenPaste: noted })
  const look = () => {
    const isThere = Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) === count
    const isSaving = /Saving/.test(document.querySelector('main')?.textContent ?? '')
    if (isThere && !isSaving) noted.at = performance.timeOrigin + performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function readNoted(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => (window as unknown as { eyesOpenPaste: { at?: number } }).eyesOpenPaste.at ?? null, undefined, { timeout: PATIENCE_MS })
  const at = await noted.jsonValue()
  assert(at !== null, 'the rows have come')
  return at
}

/** Pastes a block where a new failure mode is typed, and tells when, on the clock that all pages share. Runs in the page. */
function paste(block: string): number {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', block)
  const began = performance.timeOrigin + performance.now()
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  return began
}
