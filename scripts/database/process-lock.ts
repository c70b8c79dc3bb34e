import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { isSameProcess, markProcess, type ProcessMark } from './living-process'
import { StartProblem } from './start-problem'

const markSchema = z.object({ pid: z.number().int().positive(), began: z.string() })

const RETRY_MS = 50

/** Reads a mark that `writeMark` left; null when the file is gone or was not finished. */
export function readMark(file: string): ProcessMark | null {
  try {
    return markSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Writes our own mark to a file that must not exist yet; false when it does. Whole or not at all: others may read at any time. */
export function writeMark(file: string): boolean {
  const draft = `${file}.${process.pid}.${randomUUID()}`
  fs.writeFileSync(draft, JSON.stringify(markProcess(process.pid)), { mode: 0o644 })
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/**
 * Does some work while no other process of ours does: the lock is a file that names its holder, and a holder that died
 * without a word loses it. Waits up to `patienceMs` and then says who holds it.
 */
export async function holdLock<T>(file: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  await takeLock(file, Date.now() + patienceMs)
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

async function takeLock(file: string, deadline: number): Promise<void> {
  while (!writeMark(file)) {
    const holder = readMark(file)
    if (holder && !isSameProcess(holder)) {
      breakLock(file, holder)
      continue
    }
    if (Date.now() > deadline) {
      throw new StartProblem(`process ${holder?.pid ?? 'of unknown number'} holds ${file} and does not finish. End it and start again.`)
    }
    await sleep(RETRY_MS)
  }
}

/** Takes a dead holder's lock away. Two may try at once: who finds a living one's lock in hand puts it back. */
function breakLock(file: string, dead: ProcessMark): void {
  const taken = `${file}.broken.${process.pid}`
  try {
    fs.renameSync(file, taken)
  } catch {
    return
  }
  const mark = readMark(taken)
  const isOther = mark !== null && (mark.pid !== dead.pid || mark.began !== dead.began)
  if (isOther && !fs.existsSync(file)) fs.linkSync(taken, file)
  fs.rmSync(taken, { force: true })
}
