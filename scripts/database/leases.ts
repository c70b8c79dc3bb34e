import fs from 'node:fs'
import path from 'node:path'
import { isSameProcess } from './living-process'
import { readMark, writeMark } from './process-lock'

/**
 * Several processes use one embedded server: the app, a second app on another port, the command line. Each holds a lease,
 * a file that names it. The last one out stops the server. A lease whose process has died does not count.
 */
export interface Lease {
  file: string
}

/** Leaves our lease in the folder. One process may hold several. */
export function takeLease(folder: string): Lease {
  fs.mkdirSync(folder, { recursive: true })
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, `${process.pid}-${number}.json`)
    if (fs.existsSync(file) && isLeftOver(file)) fs.rmSync(file, { force: true })
    if (writeMark(file)) return { file }
  }
}

/** Gives a lease back. */
export function dropLease(lease: Lease): void {
  fs.rmSync(lease.file, { force: true })
}

/** Counts the leases of living processes and clears away the others'. */
export function countLeases(folder: string): number {
  if (!fs.existsSync(folder)) return 0
  let living = 0
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name)
    if (!name.endsWith('.json')) continue
    if (isLeftOver(file)) fs.rmSync(file, { force: true })
    else living += 1
  }
  return living
}

function isLeftOver(file: string): boolean {
  const mark = readMark(file)
  return mark === null || !isSameProcess(mark)
}
