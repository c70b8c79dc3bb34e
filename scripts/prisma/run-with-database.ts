import { spawn } from 'node:child_process'
import path from 'node:path'
import { openProductDatabase } from '../database/product-database'
import { describeFailure } from '../database/start-problem'
import { readChecked } from '../start/run-start'

/** `npm run prisma -- COMMAND …`: one of Prisma's commands on the project's own database. Returns its exit code. */
export async function runWithDatabase(projectRoot: string, argv: string[]): Promise<number> {
  try {
    const database = await openProductDatabase(projectRoot, readChecked())
    try {
      return await runAttached(projectRoot, argv, database.ownerUrl)
    } finally {
      await database.release()
    }
  } catch (error) {
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  }
}

function runAttached(projectRoot: string, argv: string[], databaseUrl: string): Promise<number> {
  const program = path.join(projectRoot, 'node_modules/prisma/build/index.js')
  const env = { ...process.env, DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...argv], { cwd: projectRoot, env, stdio: 'inherit' })
    // Ctrl-C reaches the command as well; we stay to give the database back.
    process.on('SIGINT', () => undefined)
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
