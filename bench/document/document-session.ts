import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@/lib/kernel/ids'
import { assert, present } from '@/lib/kernel/assert'
import { send, type BenchWorkspace } from '../bench-workspace'
import { makeFigure, percentile, type Figure } from '../figure'
import { makeCookie, startApp, type AppProcess } from '../live/app-process'
import { makeLargeContent } from './large-content'

const CODE = 'LARGE'
const FAILURE_MODES = 1_000
const SAMPLES = 3
/** Longest that each format may take, in milliseconds (issue 5). */
const BARS = { md: 300, csv: 500, xlsx: 2_000, docx: 3_000, pdf: 10_000 } as const
type Format = keyof typeof BARS
const FORMATS = Object.keys(BARS) as Format[]
/** Megabytes above idle that serving may take, and that a document's own process may. */
const SERVING_BAR = 300
const PROCESS_BAR = 1_000
const OTHERS_BAR = 2
const OTHERS_EVERY_MS = 15
const IDLE_MS = 8_000

export const DOCUMENT_FIGURES: readonly string[] = [...FORMATS.map((format) => `document.${format}`), 'document.serving-memory', 'document.process-memory', 'document.others-p99']

interface Surroundings {
  projectRoot: string
  appUrl: string
  workspace: BenchWorkspace
  tell(text: string): void
}

/** Exports a register of a thousand failure modes with controls from the production build in every format, while somebody else goes on asking. */
export async function measureDocuments({ projectRoot, appUrl, workspace, tell }: Surroundings): Promise<Figure[]> {
  tell(`a register of ${FAILURE_MODES} failure modes`)
  await send(workspace.actor, newId(), 'register.import', { content: JSON.parse(JSON.stringify(makeLargeContent(CODE, FAILURE_MODES))) })
  const secret = newId() + newId()
  const app = await startApp(projectRoot, appUrl, secret)
  try {
    const asker = { app, cookie: await makeCookie(workspace.writer, app.url, secret) }
    const other = { app, cookie: await makeCookie(present(workspace.readers[0], 'the workspace has a reader'), app.url, secret) }
    return await measureApp(asker, other, tell)
  } finally {
    await app.stop()
  }
}

interface Asker {
  app: AppProcess
  cookie: string
}

async function measureApp(asker: Asker, other: Asker, tell: (text: string) => void): Promise<Figure[]> {
  // What the first request of a kind loads is the server's, not the document's.
  for (const format of FORMATS) await exportAs(asker, format)
  await askFor(other, IDLE_MS / 4)
  const idle = await askFor(other, IDLE_MS)
  const memory = watchMemory(asker.app.pid)
  const busy: number[] = []
  const figures: Figure[] = []
  for (const format of FORMATS) {
    tell(format)
    const times: number[] = []
    for (let i = 0; i < SAMPLES; i++) {
      const stop = new AbortController()
      const asking = askFor(other, Infinity, stop.signal)
      times.push(await exportAs(asker, format))
      stop.abort()
      busy.push(...(await asking))
    }
    figures.push(makeFigure({ name: `document.${format}`, value: percentile(times, 0.5), unit: 'ms', bar: BARS[format] }))
  }
  const { serving, apart } = memory.stop()
  return [
    ...figures,
    makeFigure({ name: 'document.serving-memory', value: serving, unit: 'MB', bar: SERVING_BAR }),
    makeFigure({ name: 'document.process-memory', value: apart, unit: 'MB', bar: PROCESS_BAR }),
    makeFigure({ name: 'document.others-p99', value: percentile(busy, 0.99), unit: 'ms', floor: percentile(idle, 0.99), bar: percentile(idle, 0.99) * OTHERS_BAR }),
  ]
}

/** Milliseconds until the whole file is here. The pre-mortem as Markdown is the one that is edited; the typeset ones come with every detail. */
async function exportAs({ app, cookie }: Asker, format: Format): Promise<number> {
  const details = format === 'md' ? '' : '&scores=1'
  const begun = performance.now()
  const response = await fetch(`${app.url}/api/registers/${CODE}/document?as=${format}${details}`, { headers: { cookie } })
  const { byteLength } = await response.arrayBuffer()
  assert(response.ok && byteLength > 10_000, `the register leaves as ${format}`)
  return performance.now() - begun
}

/** What somebody waits for who looks at the overview of another register again and again. */
async function askFor({ app, cookie }: Asker, forMs: number, signal?: AbortSignal): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + forMs
  while (performance.now() < end && !signal?.aborted) {
    const begun = performance.now()
    await (await fetch(`${app.url}/api/registers/BENCH/matrix`, { headers: { cookie } })).arrayBuffer()
    times.push(performance.now() - begun)
    await pause(OTHERS_EVERY_MS)
  }
  return times
}

/** The most that the serving process holds above what it held at first, and the most that any process does that it starts. Linux only. */
function watchMemory(pid: number) {
  const idle = residentOf(pid)
  const most = { serving: 0, apart: 0 }
  const timer = setInterval(() => {
    most.serving = Math.max(most.serving, residentOf(pid) - idle)
    for (const child of childrenOf(pid)) most.apart = Math.max(most.apart, residentOf(child))
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

function residentOf(pid: number): number {
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`))?.[1] ?? 0) * 1_024) / 1_000_000
}

function childrenOf(pid: number): number[] {
  return readProc(`${pid}/task/${pid}/children`).split(' ').filter((word) => word !== '').map(Number)
}

/** Empty for a process that has just ended. */
function readProc(file: string): string {
  try {
    return fs.readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
