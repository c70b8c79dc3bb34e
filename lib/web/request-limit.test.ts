import { describe, expect, it } from 'vitest'
import { RequestLimit } from '@/lib/web/request-limit'

describe('a limit of requests', () => {
  it('AT-47 counts each key by itself and begins anew with every minute', () => {
    const limit = new RequestLimit(2)
    const at = 1_800_000_000_000
    expect(['a', 'a', 'a', 'b'].map((key) => limit.allows(key, at))).toEqual([true, true, false, true])
    expect([limit.allows('a', at + 59_999), limit.allows('a', at + 60_000)]).toEqual([false, true])
  })

  it('AT-47 does not grow without end', () => {
    const limit = new RequestLimit(1)
    for (let i = 0; i < 10_000; i++) limit.allows(String(i), 0)
    expect(limit.allows('0', 0)).toBe(true)
  })
})
