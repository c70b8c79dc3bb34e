import type { CDPSession, Page } from '@playwright/test'
import { setTimeout as sleep } from 'node:timers/promises'
import { measureWork, type TraceEvent } from './trace'

const PATIENCE_MS = 60_000

/** Told to every page before its own scripts: notes when a cell first answers F2 with an editor, and when all rows are in hand. */
export function watchForGrid(rows: number): void {
  const noted: { editable?: number; allRows?: number } = {}
  Object.assign(window, { eyesOpenBench: noted })
  const look = () => {
    const grid = document.querySelector('[role="grid"]')
    noted.editable ??= tryToEdit(grid)
    if (Number(grid?.getAttribute('aria-rowcount')) >= rows) noted.allRows ??= performance.now()
    if (noted.editable === undefined || noted.allRows === undefined) requestAnimationFrame(look)
  }
  function tryToEdit(grid: Element | null): number | undefined {
    // The place where a new failure mode is typed is no editor of a cell.
    if (grid?.querySelector('input:not([data-adds]), textarea, [role="listbox"], [role="combobox"]')) return performance.now()
    const cell = grid?.querySelector<HTMLElement>('[role="gridcell"][data-column]:not([aria-readonly="true"])')
    cell?.focus()
    cell?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true, cancelable: true }))
    return undefined
  }
  requestAnimationFrame(look)
}

/** Milliseconds from the navigation until the first screen could be edited, and until every row was in hand. */
export async function readArrival(page: Page): Promise<{ editable: number; allRows: number }> {
  const noted = await page.waitForFunction(
    () => {
      const found = (window as unknown as { eyesOpenBench: { editable?: number; allRows?: number } }).eyesOpenBench
      return found.editable !== undefined && found.allRows !== undefined ? { editable: found.editable, allRows: found.allRows } : null
    },
    undefined,
    { timeout: PATIENCE_MS },
  )
  const value = await noted.jsonValue()
  if (value === null) throw new Error('The grid never arrived.')
  return value
}

/** Kilobytes (1,000 bytes) of JavaScript that came over the wire, compressed as they came. */
export async function readScriptKilobytes(page: Page): Promise<number> {
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => 'encodedBodySize' in entry && /\.js(?:\?|$)/.test(entry.name))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  )
  return bytes / 1_000
}

/** Megabytes (1,000,000 bytes) of the page's JavaScript heap after everything that is garbage was collected. */
export async function readHeapMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000
}

/** The longest time between two frames while the wheel turns over the grid, in milliseconds. */
export async function scrollThrough(page: Page, turns: number): Promise<number> {
  const box = await page.getByRole('grid').boundingBox()
  if (!box) throw new Error('There is no grid to scroll.')
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2)
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(window, { eyesOpenFrames: frames })
    const note = (now: number) => {
      frames.push(now)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  for (let i = 0; i < turns; i += 1) await page.mouse.wheel(0, 400)
  const frames = await page.evaluate(() => (window as unknown as { eyesOpenFrames: number[] }).eyesOpenFrames)
  return Math.max(...frames.slice(1).map((at, i) => at - (frames[i] ?? at)))
}

export interface Keystrokes {
  /** Script and layout of each keystroke up to the next, in milliseconds. */
  work: number[]
  /** Frames from the key until its letter stood in the field, and until other rows did. */
  echoFrames: number[]
  rowFrames: number[]
}

const PAUSE_MS = 250

/** Types into the filter letter by letter, with the browser's trace running. */
export async function typeIntoFilter(page: Page, session: CDPSession, label: string, text: string): Promise<Keystrokes> {
  const field = page.getByRole('searchbox', { name: label })
  await field.click()
  await page.evaluate(countFrames, label)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'v8.execute'] } })
  for (const letter of text) {
    await page.keyboard.press(letter)
    await sleep(PAUSE_MS)
  }
  await session.send('Tracing.end')
  await complete
  const keys = events.filter((event) => event.name === 'EventDispatch' && isKeyDown(event))
  const [first] = keys
  if (!first || keys.length !== text.length) throw new Error(`The trace has ${keys.length} keystrokes instead of ${text.length}.`)
  const frames = await page.evaluate(() => (window as unknown as { eyesOpenKeys: { echo: number; rows: number }[] }).eyesOpenKeys)
  return {
    work: measureWork(events, first, keys.map(({ ts }) => ts)),
    echoFrames: frames.map(({ echo }) => echo),
    rowFrames: frames.map(({ rows }) => rows),
  }
}

function isKeyDown(event: TraceEvent): boolean {
  return (event as TraceEvent & { args?: { data?: { type?: string } } }).args?.data?.type === 'keydown'
}

/** Counts frames after each key in the filter, until the field and the number of rows have followed. Runs in the page. */
function countFrames(label: string): void {
  const keys: { echo: number; rows: number }[] = []
  Object.assign(window, { eyesOpenKeys: keys })
  const field = document.querySelector<HTMLInputElement>(`input[type="search"][aria-label="${label}"]`) ?? document.querySelector<HTMLInputElement>('input[type="search"]')
  const readRows = () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')
  field?.addEventListener('keydown', () => {
    const key = { echo: 0, rows: 0 }
    keys.push(key)
    const [text, rows] = [field.value, readRows()]
    let frame = 0
    const look = () => {
      frame += 1
      if (key.echo === 0 && field.value !== text) key.echo = frame
      // What the server finds comes later, with its own word about it; asked here is how soon the browser's own rows follow the key.
      const isOwn = field.value.trim().length < 2 || document.querySelector('[data-asking]') !== null
      if (isOwn && key.rows === 0 && readRows() !== rows) key.rows = frame
      if ((key.echo === 0 || key.rows === 0) && frame < 30) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
