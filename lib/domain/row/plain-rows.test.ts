import { describe, expect, it } from 'vitest'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { fullContent } from '@/lib/testing/full-register'
import { rowsForPrint } from '@/lib/testing/printed-register'

const byId = <R extends { id: string }>(rows: readonly R[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('rows that are only read', () => {
  it('DO-74 answer as a set of rows does, by id, by reference and all together', () => {
    const set = rowsForPrint(fullContent('D10'))
    const kinds = [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS]
    const plain = new PlainRows(JSON.parse(JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, set.all(kind)])))))
    for (const kind of kinds) {
      expect(byId(plain.all(kind))).toEqual(byId(set.all(kind)))
      for (const { id } of set.all(kind)) expect(plain.get(kind, id)).toEqual(set.get(kind, id))
    }
    for (const { id } of set.all('failure-mode')) {
      for (const kind of ['assessment', 'control-link', 'detection-signal', 'owner-link'] as const) {
        expect(byId(plain.where(kind, 'failureModeId', id))).toEqual(byId(set.where(kind, 'failureModeId', id)))
      }
    }
    expect(plain.where('assessment', 'failureModeId', 'nowhere')).toEqual([])
    expect(plain.get('register', 'nowhere')).toBeUndefined()
  })

  it('DO-74 hand out lists that may be sorted without harm', () => {
    const rows = new PlainRows({ category: [{ id: 'b' }, { id: 'a' }] })
    rows.all('category').reverse()
    expect(rows.all('category').map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
