import { describe, expect, it } from 'vitest'
import { measureWork, type TraceEvent } from './trace'

const MAIN = { pid: 1, tid: 1 }
const work = (name: string, ts: number, dur: number, tid = 1): TraceEvent => ({ name, ph: 'X', ts, dur, pid: 1, tid })

describe('work in a trace', () => {
  it('BE-1 counts nested work once, and each span by itself', () => {
    const events = [work('EventDispatch', 1_000, 4_000), work('FunctionCall', 2_000, 1_000), work('Layout', 6_000, 2_000), work('FunctionCall', 21_000, 500)]
    expect(measureWork(events, MAIN, [0, 20_000])).toEqual([6, 0.5])
  })

  it('BE-1 cuts what reaches over a border, and leaves out other threads and other names', () => {
    const events = [work('FunctionCall', 9_000, 2_000), work('FunctionCall', 1_000, 1_000, 2), work('RasterTask', 3_000, 1_000)]
    expect(measureWork(events, MAIN, [0, 10_000])).toEqual([1, 1])
  })
})
