// Works out what a baseline keeps of a large register, what that register means, or what differs between two versions: reads frames from standard input and
// writes frames to standard output (lib/exchange/frozen/frozen-apart.ts).
import { register } from 'tsx/esm/api'

register()
const { readFrames } = await import('../lib/exchange/apart/frames.ts')
const { doFrozenTask } = await import('../lib/exchange/frozen/frozen-task.ts')
for (const bytes of await doFrozenTask(readFrames(process.stdin))) process.stdout.write(bytes)
