import { parseArgs } from 'node:util'
import { exportRegister } from './export-register'
import { importFile } from './import-file'
import type { Call, Options } from './call'
import { CommandLineError } from './command-line-error'
import { writeEvidence } from './make-evidence'
import { sendRemindersNow } from './remind'
import { doVerb, listRegisterLines, listVerbLines, printKey, verify } from './record-verbs'

type OptionName = keyof Options

interface CommandVerb {
  words: string
  about: string
  parse(argv: string[]): { values: Options; positionals: string[] }
  run(call: Call): Promise<number>
}

interface CommandVerbWords {
  words: string
  about: string
  options?: OptionName[]
  /** How many words follow, or the least and the most. */
  positionals: number | readonly [number, number]
  run(call: Call): Promise<number>
}

function defineCommandVerb({ words, about, options = [], positionals, run }: CommandVerbWords): CommandVerb {
  const names: OptionName[] = ['workspace', ...options]
  return {
    words,
    about,
    run,
    parse(argv) {
      try {
        const parsed = parseArgs({
          args: argv,
          allowPositionals: true,
          options: Object.fromEntries(names.map((name) => [name, { type: name === 'yes' || name === 'scores' ? ('boolean' as const) : ('string' as const) }])),
        })
        const [least, most] = typeof positionals === 'number' ? [positionals, positionals] : positionals
        if (parsed.positionals.length < least || parsed.positionals.length > most) throw new Error('The number of words is off.')
        return parsed
      } catch (error) {
        throw new CommandLineError(`${error instanceof Error ? error.message : 'Not understood.'}\nUse: npm run eyes-open -- ${words}`)
      }
    },
  }
}

const VERBS: [string, CommandVerb][] = [
  [
    'import',
    defineCommandVerb({
      words: 'import FILE [--code CODE] [--yes]',
      about: 'Reads a D10-style Markdown file, lists every problem with line and remedy, and stores it as a new register. Warnings need --yes.',
      options: ['code', 'yes', 'command-id'],
      positionals: 1,
      run: importFile,
    }),
  ],
  [
    'export',
    defineCommandVerb({
      words: 'export CODE [--format md|pdf|docx|html|xlsx|csv|json] [--of d10|risk-register|scenario|meeting-summary] [--scores] [--output FILE]',
      about:
        'Writes a register to standard output or a file, as D10-style Markdown unless a format is given. `--of scenario` takes --scenario CODE, `--of meeting-summary` takes --workshop ID; --baseline NUMBER prints what a baseline froze; --scores adds scores, controls, matrices and the FMEA worksheet; --zone names the zone of printed times.',
      options: ['format', 'of', 'scores', 'scenario', 'workshop', 'baseline', 'zone', 'output'],
      positionals: 1,
      run: exportRegister,
    }),
  ],
  ['registers', defineCommandVerb({ words: 'registers', about: 'Lists the registers: code, failure modes, title.', positionals: 0, run: listRegisterLines })],
  [
    'verify',
    defineCommandVerb({
      words: 'verify [CODE]',
      about: 'Recomputes the chains of events, signed heads and baselines of the workspace, or of one register, and names what does not fit.',
      positionals: [0, 1],
      run: verify,
    }),
  ],
  [
    'evidence',
    defineCommandVerb({
      words: 'evidence CODE NUMBER [--output FILE] [--zone ZONE]',
      about: 'Writes the evidence bundle of a baseline: a ZIP with document, data, events, signatures, and a program that checks them with bare Node.',
      options: ['output', 'zone'],
      positionals: 2,
      run: writeEvidence,
    }),
  ],
  ['key', defineCommandVerb({ words: 'key', about: 'Prints the public key that this server signs baselines and heads with, and its SHA-256.', positionals: 0, run: printKey })],
  [
    'remind',
    defineCommandVerb({
      words: 'remind',
      about: 'Sends the reminders of the workspace that are due now, as the app does by itself; needs SMTP_URL. Nobody is told anything twice.',
      positionals: 0,
      run: sendRemindersNow,
    }),
  ],
  ['verbs', defineCommandVerb({ words: 'verbs', about: 'Lists the verbs of the catalogue that `do` takes.', positionals: 0, run: listVerbLines })],
  [
    'do',
    defineCommandVerb({
      words: 'do VERB --input JSON [--register CODE] [--reason TEXT] [--command-id ID]',
      about: 'Runs one verb of the catalogue; `--input -` reads the JSON from standard input. A command id makes a retry safe.',
      options: ['input', 'register', 'reason', 'command-id'],
      positionals: 1,
      run: doVerb,
    }),
  ],
]

export const COMMAND_VERBS: ReadonlyMap<string, CommandVerb> = new Map(VERBS)

export const HELP = [
  'Eyes Open: the command line. It works with the server running or stopped, on the same database.',
  '',
  ...VERBS.flatMap(([, { words, about }]) => [`  npm run eyes-open -- ${words}`, `      ${about}`, '']),
  'Every verb takes --workspace SLUG, which is needed only where there is more than one. Standard output is the verb’s own',
  'with `npm run --silent eyes-open -- …`.',
  '',
].join('\n')
