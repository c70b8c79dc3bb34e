import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStorableApart } from '@/lib/exchange/markdown/read-apart'
import { readStorable } from '@/lib/exchange/markdown/read-storable'

const small = readFileSync(path.join(import.meta.dirname, 'fixtures/payments-pre-mortem.md'))
const large = Buffer.concat([small, Buffer.from(`\n\n---\n\n## 99. Notes\n\n${'A line of a long note.\n\n'.repeat(4_000)}`)])

// Each reading starts a process, which takes its time on a busy machine.
describe('reading apart', { timeout: 60_000 }, () => {
  it('MD-74 reads a large document in another process to the same as on the spot', async () => {
    expect(await readStorableApart(large)).toEqual(readStorable(large))
  })

  it('MD-74 reads a small one on the spot, and refuses one over the limit without a process', async () => {
    expect(await readStorableApart(small)).toEqual(readStorable(small))
    const { content, problems } = await readStorableApart(new Uint8Array(9_000_000))
    expect(content).toBeNull()
    expect(problems[0]?.message).toContain('larger than 8 MB')
  })

  it('MD-74 reads several at once, each to its own', async () => {
    const other = Buffer.concat([large, Buffer.from('The last line.\n')])
    const [first, second] = await Promise.all([readStorableApart(large), readStorableApart(other)])
    expect(first).toEqual(readStorable(large))
    expect(second).toEqual(readStorable(other))
  })
})
