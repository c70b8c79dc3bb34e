// Reads one Markdown document from standard input and writes what was read as JSON (lib/exchange/markdown/read-apart.ts).
import { buffer } from 'node:stream/consumers'
import { register } from 'tsx/esm/api'

register()
const { readDocument } = await import('../lib/exchange/markdown/read-document.ts')
process.stdout.write(JSON.stringify(readDocument(new Uint8Array(await buffer(process.stdin)))))
