import { describe, expect, it } from 'vitest'
import { listEntries, sectionAnchor } from '@/components/document/document-entries'
import { orderHeader } from '@/components/document/header-order'
import { offerKinds, SECTION_WORDS } from '@/components/document/section-words'
import { keyForStep } from '@/components/room/ordered-moves'
import { SECTION_KINDS } from '@/lib/domain/document/content'
import { readSectionKind } from '@/lib/domain/document/section-kind'
import { RowSet } from '@/lib/domain/row/row-set'

function section(id: string, orderKey: string, kind = 'free', deletedAt: string | null = null) {
  return { id, kind, title: id, body: '', closing: '', orderKey, deletedAt }
}
const category = (id: string, orderKey: string) => ({ id, title: id, body: '', orderKey, deletedAt: null })
const ROWS = RowSet.of({
  section: [
    section('matrix', 'a3', 'decision-matrix'),
    section('purpose', 'a0', 'purpose'),
    section('gone', 'a1', 'free', '2026-01-01T00:00:00.000Z'),
  ],
  category: [category('data', 'a1'), category('load', 'a2')],
})
const titles = (rows: RowSet) => listEntries(rows).map(({ place, row }) => `${place} ${row.title}`)

describe('the sections of a document', () => {
  it('PG-30 stand in one order, categories among them, numbered from 1 without the deleted', () => {
    expect(titles(ROWS)).toEqual(['1 purpose', '2 data', '3 load', '4 matrix'])
    expect(listEntries(RowSet.of({}))).toEqual([])
  })

  it('PG-30 keep their anchor when they move', () => {
    expect(sectionAnchor('0193f0a2-7c1e-7000-8000-0123456789ab')).toBe('section-0123456789ab')
  })

  it('PG-33 move across kinds, one place at a time, and not beyond the ends', () => {
    const list = listEntries(ROWS).map((entry) => entry.row)
    const after = keyForStep(list, 'load', 1)
    const moved = ROWS.applied([{ kind: 'category', id: 'load', field: 'orderKey', before: 'a2', after }])
    expect(titles(moved)).toEqual(['1 purpose', '2 data', '3 matrix', '4 load'])
    expect(keyForStep(list, 'purpose', -1)).toBeNull()
    expect(keyForStep(list, 'matrix', 1)).toBeNull()
  })
})

describe('a section to add', () => {
  it('PG-32 is of a kind that is not there yet, or a category, or free', () => {
    expect(offerKinds([])).toHaveLength(SECTION_KINDS.length)
    expect(offerKinds(SECTION_KINDS)).toEqual(['category', 'free'])
    expect(offerKinds(['purpose', 'free'])).not.toContain('purpose')
  })

  const titled = SECTION_KINDS.filter((kind) => kind !== 'category' && kind !== 'free')
  it.each(titled)('PG-32 begins with a title by which a reader recognises it: %s', (kind) => {
    expect(readSectionKind(SECTION_WORDS[kind].title)).toBe(kind)
  })
})

describe('the header', () => {
  it('PG-31 stands in the order of the register, then of the product, with further lines behind their field', () => {
    const lines = [{ after: 'date' as const, label: 'Author' }, { after: null, label: 'Class' }]
    const order = orderHeader(['date', 'version'], lines).map((place) => ('field' in place ? place.field : place.line.label))
    expect(order).toEqual(['Class', 'date', 'Author', 'version', 'status', 'scope', 'prerequisites'])
  })
})
