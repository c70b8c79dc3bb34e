import fs from 'node:fs'
import { encode } from 'next-auth/jwt'
import { sessionCookie } from '@/lib/auth/auth-options'
import { findFreePort } from '@/scripts/database/server-process'
import { serveApp, type Served } from '@/scripts/start/serve'
import type { BenchPerson } from '../bench-workspace'

const HOST = '127.0.0.1'

/** One process of the production build. */
export interface AppProcess extends Served {
  url: string
  pid: number
}

/** Starts the built app in a process of its own on a free port of loopback. */
export async function startApp(projectRoot: string, appUrl: string, secret: string): Promise<AppProcess> {
  const port = await findFreePort(0, HOST)
  const url = `http://${HOST}:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    HOST,
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    EYES_OPEN_DEMO: '0',
    DATABASE_URL: undefined,
    DATABASE_APP_URL: appUrl,
  }
  const before = new Set(listChildren(process.pid))
  const served = await serveApp({ projectRoot, host: HOST, port, env })
  const pid = listChildren(process.pid).find((child) => !before.has(child)) ?? 0
  return { ...served, url, pid }
}

/** The cookie of somebody's session, as the sign-in would set it. */
export async function makeCookie({ personId, sessionId }: BenchPerson, url: string, secret: string): Promise<string> {
  return `${sessionCookie(url).name}=${await encode({ token: { personId, sessionId }, secret })}`
}

/** Resident memory of a process and of all that it started, in megabytes of 1,000,000 bytes. Linux only: NaN elsewhere. */
export function readResidentMegabytes(pid: number): number {
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`))?.[1] ?? NaN)
  return listChildren(pid).reduce((sum, child) => sum + readResidentMegabytes(child), (kilobytes * 1024) / 1_000_000)
}

/** Ticks of a processor in a second, as Linux counts what a process has used. */
const TICKS = 100

/** Seconds of a processor that a process and all that it started have used. Linux only: NaN elsewhere. */
export function readCpuSeconds(pid: number): number {
  const [, user, system] = /^.*\)(?:\s\S+){11}\s(\d+)\s(\d+)/s.exec(readProc(`${pid}/stat`)) ?? []
  return listChildren(pid).reduce((sum, child) => sum + readCpuSeconds(child), (Number(user ?? NaN) + Number(system ?? NaN)) / TICKS)
}

function listChildren(parent: number): number[] {
  const pids = fs.existsSync('/proc') ? fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  // The name of a program stands in brackets and may hold anything; the parent is the second word after it.
  return pids.filter((pid) => Number(/^.*\)\s\S\s(\d+)/s.exec(readProc(`${pid}/stat`))?.[1]) === parent).map(Number)
}

/** Empty for a process that has just ended. */
function readProc(file: string): string {
  try {
    return fs.readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
