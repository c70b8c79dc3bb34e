import { describe, expect, it } from 'vitest'
import { differs, listViews, queryOf, stateOf, viewIdIn, type ViewEntry } from '@/components/saved-view/view-lists'
import type { PrivateViewRow } from '@/lib/domain/saved-view/saved-view-rows'

const row = (id: string, more: Partial<PrivateViewRow> = {}): PrivateViewRow => ({ id, ownerId: 'me', name: id, registerId: null, state: '', deletedAt: null, ...more })
const view = (state: string): ViewEntry => ({ kind: 'private-view', row: row('v', { state }) })

describe('saved views', () => {
  it('SV-10 are listed for their register and for any, by name, without deleted ones', () => {
    const own = [row('b', { registerId: 'r' }), row('a'), row('x', { registerId: 'other' }), row('y', { deletedAt: 'then' })]
    const { own: listed, shared } = listViews(own, [row('s')], 'r')
    expect(listed.map((one) => one.row.id)).toEqual(['a', 'b'])
    expect(shared.map((one) => [one.kind, one.row.id])).toEqual([['shared-view', 's']])
  })

  it('SV-11 keep the query without the view and what is open beside it, and give it back under their id', () => {
    expect(stateOf('view=v&f=band.is.high&f=owner.is.me&peek=D10-01&sort=-score')).toBe('f=band.is.high&f=owner.is.me&sort=-score')
    expect(new URLSearchParams(queryOf(view('f=a&f=b&q=x y'))).getAll('f')).toEqual(['a', 'b'])
    expect(viewIdIn(queryOf(view('q=x')))).toBe('v')
    expect(viewIdIn('q=x')).toBeNull()
  })

  it('SV-12 are changed when something else is shown, in whatever order it is written', () => {
    expect(differs('view=v&sort=-score&q=x', view('q=x&sort=-score'))).toBe(false)
    expect(differs('view=v&peek=D10-01', view(''))).toBe(false)
    expect(differs('view=v&q=y', view('q=x'))).toBe(true)
  })
})
