import fs from 'node:fs'
import path from 'node:path'

const MEBIBYTE = 1024 * 1024

/** What a first start needs on the disk: packages, a new database and a build. */
export const FIRST_START_BYTES = 1024 * MEBIBYTE

/** What a later start needs: write-ahead log and temporary files. Postgres stops in the middle of a write when it has none. */
export const LATER_START_BYTES = 256 * MEBIBYTE

/** Free bytes for an ordinary user on the disk of a path that may not exist yet. */
export function readFreeBytes(folder) {
  let existing = path.resolve(folder)
  while (!fs.existsSync(existing)) existing = path.dirname(existing)
  const disk = fs.statfsSync(existing)
  return disk.bavail * disk.bsize
}

/** One line about the first folder whose disk has less than `needed` bytes free; the empty string when all have them. */
export function complainOfSpace(folders, needed, readFree = readFreeBytes) {
  for (const folder of folders) {
    const free = readFree(folder)
    if (free >= needed) continue
    return (
      `the disk of ${folder} has ${Math.floor(free / MEBIBYTE)} MB free and ${Math.ceil(needed / MEBIBYTE)} MB are needed. ` +
      'Free some space, or give EYES_OPEN_DATA_DIR a folder on another disk. Nothing was written.'
    )
  }
  return ''
}
