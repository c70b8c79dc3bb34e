const HELP = `Eyes Open: the command line

  npm run eyes-open -- VERB …

  --help   this page
`

/** True when no database is needed to answer. */
export function asksForHelp(argv: string[]): boolean {
  return argv.length === 0 || argv.includes('--help') || argv.includes('-h')
}

/** Runs one verb. DATABASE_APP_URL is set by then. Returns the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommandLine(argv: string[]): Promise<number> {
  if (asksForHelp(argv)) {
    process.stdout.write(HELP)
    return 0
  }
  process.stderr.write(`There is no verb ${JSON.stringify(argv[0])}. \`npm run eyes-open -- --help\` lists them.\n`)
  return 2
}
