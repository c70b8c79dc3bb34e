import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '@/lib/domain/row/change'
import { sayEventBody } from '@/lib/domain/row/event-statement'
import { canonicalJson } from '@/lib/kernel/canonical-json'

const value = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()))
const change = fc.record({ kind: fc.constant('failure-mode'), id: fc.uuid(), field: fc.string(), before: value, after: value })

describe('the body of an event', () => {
  it('BL-49 is said in pieces that together are canonical JSON', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.array(change), (reason, changes) => {
        expect(sayEventBody(reason, changes as Change[])).toBe(canonicalJson({ reason, changes }))
      }),
    )
  })
})
