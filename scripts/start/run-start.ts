import { parseEnvironment, type Environment } from '@/lib/env'
import { AppError } from '@/lib/kernel/errors'
import type { OpenDatabase } from '../database/embedded-database'
import { findDataHome, openProductDatabase, updateDatabase } from '../database/product-database'
import { describeFailure, StartProblem } from '../database/start-problem'
import { keepAuthSecret } from './auth-secret'
import { ensureBuild } from './build'
import { isEmptyDatabase, loadDemonstration } from './demonstration'
import { describeFirstRun } from './first-run'
import { startPhaseClock, type PhaseClock } from './phase-clock'
import { serveApp, type Served } from './serve'
import { keepSigningKey } from './signing-key'
import { listenForStop, type StopRequest } from './stop-request'

interface Running {
  database: OpenDatabase | null
  app: Served | null
}

/** `npm start`. Returns the exit code: 0 after being asked to stop, 1 with one clear line when something is wrong. */
export async function runStart(projectRoot: string): Promise<number> {
  const stop = listenForStop()
  const running: Running = { database: null, app: null }
  try {
    const clock = startPhaseClock(process.env.EYES_OPEN_TIMING === '1')
    await bringUp(projectRoot, readChecked(), running, stop, clock)
    return await waitForEnd(running, stop)
  } catch (error) {
    if (stop.signal.aborted) return 0
    process.stderr.write(`${describeFailure(error).join('\n')}\n`)
    return 1
  } finally {
    await running.app?.stop()
    await running.database?.release()
    stop.forget()
  }
}

/** The environment, or one line about every variable that is wrong. */
export function readChecked(): Environment {
  try {
    return parseEnvironment(process.env)
  } catch (error) {
    if (error instanceof AppError) throw new StartProblem(error.message)
    throw error
  }
}

async function bringUp(projectRoot: string, environment: Environment, running: Running, stop: StopRequest, clock: PhaseClock): Promise<void> {
  const tell = (text: string) => process.stderr.write(`${text}\n`)
  clock.mark('packages')
  const database = await openProductDatabase(projectRoot, environment)
  running.database = database
  clock.mark('database')
  stop.signal.throwIfAborted()
  await updateDatabase(projectRoot, database, async () => {
    clock.mark('migrations')
    if (!environment.isDemo || !(await isEmptyDatabase(database))) return
    tell('Loading the demonstration …')
    await loadDemonstration(projectRoot, database, stop.signal)
  })
  clock.mark('demonstration')
  await ensureBuild(projectRoot, tell, stop.signal)
  clock.mark('build')
  stop.signal.throwIfAborted()
  const { host, port, publicUrl } = environment
  const home = findDataHome(projectRoot, environment)
  const secret = environment.authSecret ?? keepAuthSecret(home)
  keepSigningKey(home)
  const env = appEnvironment(projectRoot, environment, { appUrl: database.appUrl, secret })
  running.app = await serveApp({ projectRoot, host, port, env, signal: stop.signal })
  clock.mark('serve')
  const firstRun = await describeFirstRun(database.appUrl, publicUrl, secret)
  if (firstRun !== null) tell(firstRun)
  if (environment.isDemoExposed) tell('The demonstration is on and other machines can reach it: anybody there may sign in as anybody.')
  process.stdout.write(`Eyes Open is ready at ${publicUrl}\n`)
}

/** What the app's process sees. Not the owner's address: the app must not be able to be more than its own role. */
function appEnvironment(projectRoot: string, environment: Environment, { appUrl, secret }: { appUrl: string; secret: string }): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(environment.port),
    HOST: environment.host,
    PUBLIC_URL: environment.publicUrl,
    NEXTAUTH_URL: environment.publicUrl,
    NEXTAUTH_SECRET: secret,
    AUTH_SECRET: secret,
    // Where the data really is: a new clone at the same place finds the keys with it.
    EYES_OPEN_DATA_DIR: findDataHome(projectRoot, environment).real,
    EYES_OPEN_DEMO: environment.isDemo ? '1' : '0',
    DATABASE_URL: undefined,
    DATABASE_APP_URL: appUrl,
  }
}

async function waitForEnd(running: Running, stop: StopRequest): Promise<number> {
  const code = await Promise.race([stop.asked.then(() => null), running.app?.ended ?? Promise.resolve(1)])
  if (code === null || stop.signal.aborted) return 0
  process.stderr.write(`Eyes Open stopped by itself with code ${code}. Its last words are above.\n`)
  return code === 0 ? 1 : code
}
