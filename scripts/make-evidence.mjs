// Makes one evidence bundle: reads its files and its order as frames from standard input, writes the ZIP to standard output, and what it is doing and what
// it wants sealed, a JSON value a line, to descriptor 3 (lib/exchange/evidence/bundle-apart.ts).
import { writeSync } from 'node:fs'
import { register } from 'tsx/esm/api'

register()
const { readFrames } = await import('../lib/exchange/apart/frames.ts')
const { makeBundle } = await import('../lib/exchange/evidence/make-bundle.ts')
await makeBundle(readFrames(process.stdin), (line) => writeSync(3, `${JSON.stringify(line)}\n`), (bytes) => process.stdout.write(bytes))
