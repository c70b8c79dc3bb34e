import { findDataHome, openProductDatabase, updateDatabase } from '../database/product-database'
import { describeFailure } from '../database/start-problem'
import { isEmptyDatabase, loadDemonstration } from '../start/demonstration'
import { readChecked } from '../start/run-start'
import { listenForStop } from '../start/stop-request'
import { asksForHelp, runCommandLine } from './run'

/**
 * `npm run eyes-open -- VERB …`: brings up the database or joins the one that the app uses, then runs the verb. Standard output is
 * the verb's alone, so that it can be piped. Returns the exit code.
 */
export async function runInProject(projectRoot: string, argv: string[]): Promise<number> {
  if (asksForHelp(argv)) return runCommandLine(argv)
  const stop = listenForStop()
  let release = async (): Promise<void> => undefined
  try {
    const environment = readChecked()
    const database = await openProductDatabase(projectRoot, environment)
    release = database.release
    await updateDatabase(projectRoot, database, async () => {
      if (environment.isDemo && (await isEmptyDatabase(database))) await loadDemonstration(projectRoot, database, stop.signal)
    })
    process.env.DATABASE_APP_URL = database.appUrl
    delete process.env.DATABASE_URL
    process.env.EYES_OPEN_DATA_DIR = findDataHome(projectRoot, environment).real
    process.env.EYES_OPEN_DEMO = environment.isDemo ? '1' : '0'
    return await Promise.race([runCommandLine(argv), stop.asked.then(() => 130)])
  } catch (error) {
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  } finally {
    await release()
    stop.forget()
  }
}
