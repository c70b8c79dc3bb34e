import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/** A process as we can recognise it again: its number alone may belong to another one tomorrow. */
export interface ProcessMark {
  pid: number
  /** When it began, in the system's own words; the empty string where that cannot be read. */
  began: string
}

/** The mark of a running process, or null when there is none of that number. */
export function markProcess(pid: number): ProcessMark | null {
  if (!isRunning(pid)) return null
  return { pid, began: readBegin(pid) }
}

/** True while the very process that was marked still runs. */
export function isSameProcess(mark: ProcessMark): boolean {
  const now = markProcess(mark.pid)
  return now !== null && (now.began === mark.began || now.began === '' || mark.began === '')
}

/** The command line of a running process, or the empty string. */
export function readCommand(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return readState(pid) !== 'Z'
}

/** Field 3 of /proc/PID/stat: a zombie has ended, only nobody has asked for its exit code yet. */
function readState(pid: number): string {
  return readStatFields(pid)[0] ?? ''
}

/** Field 22 of /proc/PID/stat, in clock ticks since the machine began; elsewhere what `ps` says. */
function readBegin(pid: number): string {
  if (process.platform === 'linux') return readStatFields(pid)[19] ?? ''
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** The fields after the command's name, which stands in brackets and may hold spaces itself. */
function readStatFields(pid: number): string[] {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
