import { describe, expect, it } from 'vitest'
import { renderApart } from '@/lib/exchange/render/render-apart'
import { renderFile } from '@/lib/exchange/render/render-file'
import { documentOf } from '@/lib/exchange/render/render-order'
import { printText } from '@/lib/exchange/render/print-text'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { manyScenarios, orderOf, rowsForPrint } from '@/lib/testing/printed-register'

const content = readDemonstrationContent()
const small = rowsForPrint(content)
const never = () => new AbortController().signal

// Each rendering starts a process, which takes its time on a busy machine.
describe('rendering apart', { timeout: 120_000 }, () => {
  it('DO-70 makes in another process what would be made here, and tells its steps', async () => {
    const order = orderOf(small, { format: 'html' })
    const steps: string[] = []
    const file = await renderApart(order, (step) => steps.push(step), never())
    expect(Buffer.from(file).toString('utf8')).toBe(printText(documentOf(order), 'html'))
    expect(steps).toEqual(['building', 'setting'])
  })

  it('DO-70 sends large documents there whatever their format, and prints small ones on the spot', async () => {
    const steps: string[] = []
    await renderFile(orderOf(small, { format: 'md' }), (step) => steps.push(step), never())
    await renderFile(orderOf(rowsForPrint(manyScenarios(content, 120)), { format: 'md' }), (step) => steps.push(step), never())
    expect(steps).toEqual(['building', 'building', 'setting'])
  })

  it('DO-71 ends at once when it is given up, also while it waits, and the next one has its turn', async () => {
    const [first, second] = [new AbortController(), new AbortController()]
    const gone = new Error('Nobody is there any more.')
    const order = orderOf(small, { format: 'pdf' })
    const running = renderApart(order, () => first.abort(gone), first.signal)
    const waiting = renderApart(order, () => second.abort(gone), second.signal)
    const last = renderApart(orderOf(small, { format: 'html' }), () => undefined, never())
    await expect(running).rejects.toBe(gone)
    await expect(waiting).rejects.toBe(gone)
    expect((await last).length).toBeGreaterThan(1_000)
  })

  it('DO-75 gives the second document to a process that waits for it, and a third to another', async () => {
    const order = orderOf(small, { format: 'html' })
    const expected = printText(documentOf(order), 'html')
    for (let i = 0; i < 3; i++) expect(Buffer.from(await renderApart(order, () => undefined, never())).toString('utf8')).toBe(expected)
  })

  it('DO-72 a fault of the renderer is our own, with its words in it', async () => {
    const broken = { ...orderOf(small, { format: 'html' }), registerId: 'nowhere' }
    await expect(renderApart(broken, () => undefined, never())).rejects.toThrow('the register itself is among its rows')
  })

  it('DO-73 a scenario that is not there is refused before anything is begun', async () => {
    const order = orderOf(small, { format: 'pdf', kind: 'scenario', scenario: 'D10-99' })
    await expect(renderFile(order, () => undefined, never())).rejects.toMatchObject({ code: 'not-found' })
  })
})
