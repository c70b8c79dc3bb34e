import { fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withReadScope } from '@/lib/data/scope'
import { readHeads } from '@/lib/data/event-history'
import { loadStreamRows } from '@/lib/data/row-storage'
import { makeSecret } from '@/scripts/database/server-passwords'
import { makeFigure, percentile, type Figure } from '../figure'
import type { BenchPerson, BenchWorkspace } from '../bench-workspace'
import { makeCookie, readResidentMegabytes, startApp, type AppProcess } from './app-process'
import { loadReport, type LoadPlan, type LoadReport } from './load'
import { measureNotifyFloor } from './notify-floor'

/** How many streams are measured; the last one has the bar. */
export const STREAM_COUNTS = [1, 50, 200] as const
const MOST_STREAMS = 200
/** Issue 2: p99 within three times the floor plus 30 ms at 200 streams. */
const BAR = { ratio: 3, plusMs: 30 }
const LOAD_PATIENCE_MS = 120_000
/** A process that has just answered is still freeing what the start needed. */
const SETTLE_MS = 5_000

export interface LiveOptions {
  projectRoot: string
  appUrl: string
  workspace: BenchWorkspace
  processes: 1 | 2
  streamCounts: readonly number[]
  tell(text: string): void
  signal: AbortSignal
}

/** Measures one arrangement: change to other browser with each number of streams, and with one process its memory. */
export async function measureLive(options: LiveOptions): Promise<Figure[]> {
  const { projectRoot, appUrl, processes, streamCounts, tell, signal } = options
  const secret = makeSecret() + makeSecret()
  const apps: AppProcess[] = []
  const figures: Figure[] = []
  try {
    while (apps.length < processes) apps.push(await startApp(projectRoot, appUrl, secret))
    await sleep(SETTLE_MS, undefined, { signal })
    if (processes === 1) figures.push(measureMemory('memory.idle', apps))
    const floor = await measureNotifyFloor(appUrl)
    for (const streams of streamCounts) {
      signal.throwIfAborted()
      tell(`${streams} streams on ${processes} process(es) …`)
      const { report, memory } = await runLoad(await makePlan(options, apps, secret, streams), apps, signal)
      figures.push(...describeArrivals(report, floor, streams, processes))
      if (processes === 1 && streams === MOST_STREAMS) figures.push(memory)
    }
    return figures
  } finally {
    for (const app of apps) await app.stop()
  }
}

async function makePlan({ workspace }: LiveOptions, apps: AppProcess[], secret: string, streams: number): Promise<LoadPlan> {
  const { actor, registerId, workspaceId } = workspace
  const present = async (person: BenchPerson, i: number) => {
    const url = apps[i % apps.length]?.url ?? ''
    return { url, cookie: await makeCookie(person, url, secret) }
  }
  const [heads, rows] = await withReadScope(actor, async (scope) => [
    await readHeads(scope, [workspaceId, registerId]),
    (await loadStreamRows(scope, registerId, ['failure-mode']))['failure-mode'],
  ] as const)
  return {
    writer: await present(workspace.writer, 0),
    // The second process first: with one reader and two processes, the change must cross.
    readers: await Promise.all(workspace.readers.slice(0, streams).map((person, i) => present(person, i + 1))),
    workspaceId,
    registerId,
    rows: rows.map(({ id, cause }) => ({ id, cause: typeof cause === 'string' ? cause : null })),
    heads: Object.fromEntries(heads),
  }
}

async function runLoad(plan: LoadPlan, apps: AppProcess[], signal: AbortSignal): Promise<{ report: LoadReport; memory: Figure }> {
  const child = fork(path.join(import.meta.dirname, 'browsers.ts'), { execArgv: ['--import', 'tsx'] })
  const giveUp = () => child.kill('SIGKILL')
  signal.addEventListener('abort', giveUp)
  const limit = setTimeout(giveUp, LOAD_PATIENCE_MS)
  try {
    const answer = await new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve).once('error', reject)
      child.once('exit', (code) => reject(new Error(`the process that plays the browsers ended with ${code}`)))
      child.send(plan)
    })
    const report = loadReport.parse(answer)
    if (report.problem !== null) throw new Error(report.problem)
    return { report, memory: measureMemory('memory.200-streams', apps) }
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', giveUp)
    const ended = new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(null)))
    child.kill('SIGKILL')
    await ended
  }
}

function describeArrivals({ arrivals, answers }: LoadReport, floor: number[], streams: number, processes: number): Figure[] {
  const place = processes === 1 ? '' : '.two-processes'
  const [p50, p99] = [percentile(floor, 0.5), percentile(floor, 0.99)]
  const bar = streams === MOST_STREAMS ? BAR.ratio * p99 + BAR.plusMs : undefined
  return [
    makeFigure({ name: `live.p50.${streams}${place}`, value: percentile(arrivals, 0.5), unit: 'ms', floor: p50 }),
    makeFigure({ name: `live.p99.${streams}${place}`, value: percentile(arrivals, 0.99), unit: 'ms', floor: p99, bar }),
    makeFigure({ name: `live.answer.${streams}${place}`, value: percentile(answers, 0.5), unit: 'ms' }),
  ]
}

function measureMemory(name: string, [app]: AppProcess[]): Figure {
  return makeFigure({ name, value: readResidentMegabytes(app?.pid ?? 0), unit: 'MB' })
}
