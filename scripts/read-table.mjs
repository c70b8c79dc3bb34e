// Reads one file with tables from standard input and writes what was read as JSON (lib/exchange/sheet/read-source-apart.ts).
import { buffer } from 'node:stream/consumers'
import { register } from 'tsx/esm/api'

register()
const { readSource } = await import('../lib/exchange/sheet/read-source.ts')
const { name, choice } = JSON.parse(process.argv[2] ?? '{}')
process.stdout.write(JSON.stringify(readSource(new Uint8Array(await buffer(process.stdin)), name, choice)))
