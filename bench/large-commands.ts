import { makeFigure, type Figure } from './figure'
import { addFailureModes, send, type BenchWorkspace } from './bench-workspace'

const ROWS = 10_000

/** One command over ten thousand rows: adding them, then editing one field of each. Informs only. */
export async function measureLargeCommands({ actor, registerId, categoryId }: BenchWorkspace): Promise<Figure[]> {
  const began = performance.now()
  const ids = await addFailureModes(actor, registerId, categoryId, ROWS)
  const added = performance.now()
  await send(actor, registerId, 'failure-mode.edit', { edits: ids.map((id) => ({ id, field: 'component', before: null, after: 'loader' })) })
  const edited = performance.now()
  return [
    makeFigure({ name: 'verb.add.10000', value: (added - began) / 1000, unit: 's' }),
    makeFigure({ name: 'verb.edit.10000', value: (edited - added) / 1000, unit: 's' }),
  ]
}
