import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { withReadScope } from '@/lib/data/scope'
import { readHeads } from '@/lib/data/event-history'
import { makeSecret } from '@/scripts/database/server-passwords'
import type { BenchWorkspace } from '../bench-workspace'
import { makeFigure, percentile, type Figure } from '../figure'
import { makeCookie, readCpuSeconds, readResidentMegabytes, startApp, type AppProcess } from '../live/app-process'
import { meetingReport, ROUNDS, type MeetingPlan, type MeetingReport } from './meeting-plan'

/** Issue 4: from sending the reveal to the last of 500 screens, in milliseconds. */
const REVEAL_BAR_MS = 500
/** The size that has the bar. */
const FULL_HOUSE = 500
const SETTLE_MS = 5_000
const MEETING_PATIENCE_MS = 300_000

export interface MeetingOptions {
  projectRoot: string
  appUrl: string
  workspace: BenchWorkspace
  processes: 1 | 2
  people: number
  tell(text: string): void
  signal: AbortSignal
}

/** What is measured of a meeting of so many people on so many processes. */
export function meetingNames(people: number, processes: 1 | 2): string[] {
  const place = processes === 1 ? '' : '.two-processes'
  return [`reveal.${people}${place}`, ...['', '.writing', '.voting', '.memory', '.cpu'].map((part) => `meeting.${people}${place}${part}`)]
}

/** Holds one meeting: everybody opens the page, writes, scores and sees each reveal. Throws when a card or ballot is lost or counted twice. */
export async function measureMeeting(options: MeetingOptions): Promise<Figure[]> {
  const { projectRoot, appUrl, processes, people, tell, signal } = options
  const secret = makeSecret() + makeSecret()
  const apps: AppProcess[] = []
  const children: ChildProcess[] = []
  const endChildren = () => children.forEach((child) => child.kill('SIGKILL'))
  signal.addEventListener('abort', endChildren)
  try {
    while (apps.length < processes) apps.push(await startApp(projectRoot, appUrl, secret))
    await sleep(SETTLE_MS, undefined, { signal })
    const bareUrls = await startBare(children, processes)
    const before = sumOver(apps, readCpuSeconds)
    tell(`a meeting of ${people} on ${processes} process(es) …`)
    const report = await holdMeeting(children, await makePlan(options, apps, secret, bareUrls))
    const cpu = sumOver(apps, readCpuSeconds) - before
    const print = (times: readonly number[]) => times.map(Math.round).join(', ')
    tell(`${report.bytes.toLocaleString('en')} bytes of cards; first streams after ${print(report.firsts)} ms, last after ${print(report.reveals)}, bare ${print(report.bare)}`)
    return describeMeeting(report, { cpu, memory: sumOver(apps, readResidentMegabytes) }, options)
  } finally {
    signal.removeEventListener('abort', endChildren)
    endChildren()
    for (const app of apps) await app.stop()
  }
}

const sumOver = (apps: readonly AppProcess[], read: (pid: number) => number) => apps.reduce((sum, { pid }) => sum + read(pid), 0)

async function makePlan({ workspace, people }: MeetingOptions, apps: AppProcess[], secret: string, bareUrls: string[]): Promise<MeetingPlan> {
  const { actor, registerId, workspaceId, failureModeIds, writer, readers } = workspace
  const heads = await withReadScope(actor, (scope) => readHeads(scope, [workspaceId, registerId]))
  const present = [writer, ...readers].slice(0, people).map(async (person, i) => {
    const url = apps[i % apps.length]?.url ?? ''
    return { url, cookie: await makeCookie(person, url, secret) }
  })
  return { people: await Promise.all(present), registerCode: 'BENCH', registerId, failureModeIds: failureModeIds.slice(0, ROUNDS), heads: Object.fromEntries(heads), bareUrls }
}

/** Starts the bare broadcast, each process but the last with a neighbour to pass on to. */
async function startBare(children: ChildProcess[], processes: number): Promise<string[]> {
  const urls: string[] = []
  while (urls.length < processes) {
    const child = startChild(children, 'bare-broadcast.ts', urls.slice(0, 1))
    const { port } = z.object({ port: z.number() }).parse(await answerOf(child))
    urls.unshift(`http://127.0.0.1:${port}`)
  }
  return urls
}

async function holdMeeting(children: ChildProcess[], plan: MeetingPlan): Promise<MeetingReport> {
  const child = startChild(children, 'attendees.ts', [])
  const limit = setTimeout(() => child.kill('SIGKILL'), MEETING_PATIENCE_MS)
  const answer = answerOf(child)
  child.send(plan)
  const report = meetingReport.parse(await answer.finally(() => clearTimeout(limit)))
  if (report.problem !== null) throw new Error(report.problem)
  return report
}

function startChild(children: ChildProcess[], file: string, args: readonly string[]): ChildProcess {
  const child = fork(path.join(import.meta.dirname, file), [...args], { execArgv: ['--import', 'tsx'] })
  children.push(child)
  return child
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve).once('error', reject)
    child.once('exit', (code) => reject(new Error(`a process of the meeting ended with ${code}`)))
  })
}

function describeMeeting(report: MeetingReport, { cpu, memory }: { cpu: number; memory: number }, { people, processes }: MeetingOptions): Figure[] {
  const [reveal = '', gathering = '', writing = '', voting = '', mb = '', seconds = ''] = meetingNames(people, processes)
  const bar = people === FULL_HOUSE ? REVEAL_BAR_MS : undefined
  return [
    makeFigure({ name: reveal, value: Math.max(...report.reveals), unit: 'ms', floor: percentile(report.bare, 0.5), bar }),
    makeFigure({ name: gathering, value: report.gathering / 1_000, unit: 's' }),
    makeFigure({ name: writing, value: report.writing / 1_000, unit: 's' }),
    makeFigure({ name: voting, value: report.voting / 1_000, unit: 's' }),
    makeFigure({ name: mb, value: memory, unit: 'MB' }),
    makeFigure({ name: seconds, value: cpu, unit: 's' }),
  ]
}
