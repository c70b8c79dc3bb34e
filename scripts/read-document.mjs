// Reads one Markdown document from standard input and writes what was read as JSON (lib/exchange/markdown/read-apart.ts).
import { buffer } from 'node:stream/consumers'
import { register } from 'tsx/esm/api'

register()
const { readStorable } = await import('../lib/exchange/markdown/read-storable.ts')
process.stdout.write(JSON.stringify(readStorable(new Uint8Array(await buffer(process.stdin)))))
