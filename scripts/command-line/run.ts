import { openCommandLineActor } from './actor'
import { COMMAND_VERBS, HELP } from './command-verbs'
import { CommandLineError } from './command-line-error'
import { flushAnnouncements } from '@/lib/data/announce'
import { disconnectDatabase } from '@/lib/data/client'
import { AppError } from '@/lib/kernel/errors'

/** True when no database is needed to answer. */
export function asksForHelp(argv: string[]): boolean {
  return argv.length === 0 || argv.includes('--help') || argv.includes('-h')
}

/** Runs one verb. DATABASE_APP_URL is set by then. Returns the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommandLine(argv: string[]): Promise<number> {
  const [name = '', ...rest] = argv
  if (asksForHelp(argv)) {
    process.stdout.write(HELP)
    return 0
  }
  const verb = COMMAND_VERBS.get(name)
  if (!verb) {
    process.stderr.write(`There is no verb ${JSON.stringify(name)}. \`npm run eyes-open -- --help\` lists them.\n`)
    return 2
  }
  try {
    const { values, positionals } = verb.parse(rest)
    const actor = await openCommandLineActor(values.workspace)
    return await verb.run({ actor, values, positionals })
  } catch (error) {
    return explain(error)
  } finally {
    // The servers hear of what was done here by the same announcements as each other.
    await flushAnnouncements()
    await disconnectDatabase()
  }
}

/** Says what was refused and what would be right. Anything that is our own fault goes on, with its stack. */
function explain(error: unknown): number {
  if (error instanceof CommandLineError) {
    process.stderr.write(`${error.message}\n`)
    return 2
  }
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  for (const { path, message, hint } of error.problems) {
    process.stderr.write(`  ${[path, message, hint].filter(Boolean).join(' · ')}\n`)
  }
  return 1
}
