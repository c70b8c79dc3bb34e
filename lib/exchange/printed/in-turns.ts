import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long one turn of work may last, in milliseconds. */
const TURN_MS = 8

/** What a piece of long work yields, with a pause whenever it has had its turn, so that a process goes on answering others. */
export async function* inTurns<T>(work: Iterable<T>): AsyncGenerator<T> {
  let begun = performance.now()
  for (const one of work) {
    yield one
    if (performance.now() - begun < TURN_MS) continue
    await nextTurn()
    begun = performance.now()
  }
}
