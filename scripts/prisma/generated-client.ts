import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { holdLock } from '../database/process-lock'
import { StartProblem } from '../database/start-problem'
import { runPrisma } from './run-prisma'

const SCHEMA = 'prisma/schema.prisma'
const CLIENT = 'lib/data/generated'
const STAMP = `${CLIENT}/made-from.txt`

/** Makes Prisma's client when it is missing or when the schema or Prisma itself has changed since. Says whether it did. */
export async function ensureGeneratedClient(projectRoot: string): Promise<boolean> {
  const place = (file: string) => path.join(projectRoot, file)
  if (!fs.existsSync(place(SCHEMA)) || isFresh(projectRoot)) return false
  return holdLock(place('node_modules/.eyes-open-generate.lock'), 60_000, async () => {
    if (isFresh(projectRoot)) return false
    const source = describeSource(projectRoot)
    const answer = await runPrisma(projectRoot, ['generate'])
    if (answer.code !== 0 || !fs.existsSync(place(CLIENT))) {
      throw new StartProblem(`Prisma's client could not be made from ${SCHEMA}.`, [answer.text])
    }
    fs.writeFileSync(place(STAMP), source)
    return true
  })
}

function isFresh(projectRoot: string): boolean {
  const stamp = path.join(projectRoot, STAMP)
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === describeSource(projectRoot)
}

function describeSource(projectRoot: string): string {
  const hash = createHash('sha256')
  for (const file of [SCHEMA, 'node_modules/prisma/package.json']) hash.update(fs.readFileSync(path.join(projectRoot, file)))
  return hash.digest('hex')
}
