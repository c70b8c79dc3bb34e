import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { assert } from '@/lib/kernel/assert'

/** The files that the verifier is made of, each after those that it uses. */
const SOURCES = [
  'lib/kernel/assert.ts',
  'lib/kernel/canonical-json.ts',
  'lib/domain/row/event-statement.ts',
  'lib/domain/baseline/signed-statement.ts',
  'lib/domain/signature/say-fields.ts',
  'lib/domain/signature/sealed-statement.ts',
  'lib/domain/acceptance/acceptance-statement.ts',
  'lib/domain/evidence/evidence-manifest.ts',
  'lib/domain/baseline/group-digest.ts',
  'lib/domain/evidence/signed-records.ts',
  'lib/exchange/evidence/verifier/checked-files.ts',
  'lib/exchange/evidence/verifier/checked-events.ts',
  'lib/exchange/evidence/verifier/checked-records.ts',
  'lib/exchange/evidence/verifier/verify-bundle.ts',
  'lib/exchange/evidence/verifier/run-verifier.ts',
] as const

const HEAD = `// Checks the evidence bundle in whose folder it lies. It needs Node 20 or newer and nothing else: no network, no package.
//   node verify.mjs [FOLDER] [--key SHA256]
// Exit code 0: everything fits. 1: the first file or record that does not is named. It is made of the very source of Eyes Open that signs and checks there.`

const IMPORT = /^import (?:\{ ([^}]*) \} from )?['"]([^'"]+)['"];?\n/gm

/**
 * The program that checks a bundle, as one file that bare Node runs: our own sources put one behind the other, with nothing left of them but their types and
 * their imports of each other. So what signs and what checks is written once.
 */
export function printVerifier(): string {
  const builtIn = new Map<string, Set<string>>()
  const bodies = SOURCES.map((file) => bodyOf(file, (from, names) => builtIn.set(from, new Set([...(builtIn.get(from) ?? []), ...names]))))
  const imports = [...builtIn].map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}'`)
  const end = "import { fileURLToPath } from 'node:url'\n\nprocess.exitCode = runVerifier(process.argv.slice(2), fileURLToPath(new URL('.', import.meta.url)), (text) => process.stdout.write(text))\n"
  return [HEAD, imports.join('\n'), ...bodies, end].join('\n\n')
}

function bodyOf(file: string, useBuiltIn: (from: string, names: string[]) => void): string {
  const text = readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8')
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, isolatedModules: true, removeComments: false }
  const plain = ts.transpileModule(text, { compilerOptions: options }).outputText
  const body = plain.replace(IMPORT, (_, names: string, from: string) => {
    if (from.startsWith('node:')) useBuiltIn(from, names.split(', '))
    else assert(SOURCES.some((known) => `@/${known}` === `${from}.ts`), `${file} uses only what the verifier holds, and it uses ${from}`)
    return ''
  })
  return `// ${path.basename(file)}\n${body.replace(/^export (?!\{)/gm, '').trim()}`
}
