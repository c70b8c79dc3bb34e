import { describeFailure } from '../database/start-problem'
import { ensureGeneratedClient } from '../prisma/generated-client'
import { ensureBuild } from './build'

/** `npm run build`: makes Prisma's client and the pages, where they are missing or old, without a database. Returns the exit code. */
export async function runBuild(projectRoot: string): Promise<number> {
  try {
    await ensureGeneratedClient(projectRoot)
    await ensureBuild(projectRoot, (text) => process.stderr.write(`${text}\n`))
    return 0
  } catch (error) {
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  }
}
