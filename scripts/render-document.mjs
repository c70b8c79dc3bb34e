// Renders one document: reads its order as JSON from standard input, writes the file to standard output, and what it is doing, a word a line, to
// descriptor 3 (lib/exchange/render/render-apart.ts). With --spare it waits for its order, which may never come, with all that it could need at hand.
import { writeSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { register } from 'tsx/esm/api'

register()
const { loadPrinters, renderHeavy } = await import('../lib/exchange/render/render-heavy.ts')
if (process.argv.includes('--spare')) await loadPrinters()
const order = await text(process.stdin)
// What JavaScript no longer needs would lie beside what the typesetter takes, and both count.
const release = () => globalThis.gc?.()
if (order !== '') process.stdout.write(await renderHeavy(JSON.parse(order), (step) => writeSync(3, `${step}\n`), release))
