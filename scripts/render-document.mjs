// Renders one document: reads its order as JSON from standard input, writes the file to standard output, and what it is doing, a word a line, to
// descriptor 3 (lib/exchange/render/render-apart.ts).
import { writeSync } from 'node:fs'
import { json } from 'node:stream/consumers'
import { register } from 'tsx/esm/api'

register()
const { renderHeavy } = await import('../lib/exchange/render/render-heavy.ts')
// What JavaScript no longer needs would lie beside what the typesetter takes, and both count.
const release = () => globalThis.gc?.()
const file = await renderHeavy(await json(process.stdin), (step) => writeSync(3, `${step}\n`), release)
process.stdout.write(file)
