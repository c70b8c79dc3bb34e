// Compares one edited document with its register: reads frames from standard input, says on descriptor 3 what the document says, and writes what came of it as
// JSON to standard output (lib/exchange/edited/edited-apart.ts).
import { writeSync } from 'node:fs'
import { register } from 'tsx/esm/api'

register()
const { readFrames } = await import('../lib/exchange/apart/frames.ts')
const { answerEdited } = await import('../lib/exchange/edited/answer-edited.ts')
const reply = await answerEdited(readFrames(process.stdin), (head) => writeSync(3, `${JSON.stringify(head)}\n`))
process.stdout.write(JSON.stringify(reply))
