import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { findTravels, TRAVELLERS_MAX, type Spot } from '@/components/matrix/cell-travel'
import { RiskMatrix } from '@/components/matrix/risk-matrix'
import { buildMatrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { LEVELS, type FactorSet } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { RUBRIC } from '@/lib/domain/scoring/rubric'

const set: FactorSet = { likelihood: 2, impact: 5, detectability: 5, recoverability: 4, blastRadius: 4 }
const rows: MatrixRow[] = [
  { id: '1', code: 'D10-01', factors: { current: set } },
  { id: '2', code: 'D10-02', factors: { current: { ...set, blastRadius: null } } },
  { id: '3', code: 'D10-03', factors: { current: { ...set, impact: null } } },
  { id: '4', code: 'D10-04', factors: {} },
]
const render = (list: MatrixRow[]) =>
  renderToStaticMarkup(
    createElement(RiskMatrix, {
      matrix: buildMatrix({ rows: list, xFactor: 'likelihood', yFactor: 'impact', policy: DEFAULT_POLICY, stage: 'current' }),
      hrefFor: (code) => `/r/D10/${code}`,
      policy: DEFAULT_POLICY,
    }),
  )
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('risk matrix', () => {
  it('LK-7 is a table whose heads say number and rubric word', () => {
    const html = render(rows)
    expect(html.match(/scope="col"/g)).toHaveLength(5)
    expect(html.match(/scope="row"/g)).toHaveLength(5)
    for (const level of LEVELS) {
      expect(textOf(html)).toContain(`${level} ${RUBRIC.likelihood[level]}`)
      expect(textOf(html)).toContain(`${level} ${RUBRIC.impact[level]}`)
    }
  })

  it('LK-3 a cell says its band, its rows and their scores in words', () => {
    const html = render(rows)
    expect(html).toContain('href="/r/D10/D10-01"')
    expect(textOf(html)).toMatch(/High 2 rows D10-01 800 , 800 high D10-02 4\/5 , 4 of 5 scored/)
    expect(html.match(/<td data-band="high"/g)).toHaveLength(1)
  })

  it('LK-8 counts and names what it could not place', () => {
    const text = textOf(render(rows))
    expect(text).toContain('2 of 4 rows placed')
    expect(text).toMatch(/2 rows not placed: no current impact or likelihood\. D10-03 4\/5 , 4 of 5 scored D10-04 0\/5/)
    expect(textOf(render(rows.slice(0, 1)))).not.toContain('not placed')
  })

  it('LK-8 folds a crowded cell and loses nobody', () => {
    const many = Array.from({ length: 500 }, (_, place) => ({ id: `${place}`, code: `C-${place}`, factors: { current: set } }))
    const html = render(many)
    expect(html.match(/href="/g)).toHaveLength(500)
    expect(textOf(html)).toContain('496 more')
  })
})

describe('travelling chips', () => {
  const snapshot = (spots: Record<string, Spot>, width = 900) => ({ width, spots: new Map(Object.entries(spots)) })
  const here = { cell: '1-1', left: 10, top: 400 }
  const there = { cell: '4-5', left: 310, top: 40 }

  it('LK-14 start where they stood when their cell has changed', () => {
    const travels = findTravels(snapshot({ a: here, b: here }), snapshot({ a: there, b: { ...here, top: 380 }, c: there }))
    expect(travels).toEqual([{ id: 'a', fromX: -300, fromY: 360 }])
  })

  it('LK-14 do not travel over a resize or in a crowd', () => {
    expect(findTravels(snapshot({ a: here }), snapshot({ a: there }, 500))).toEqual([])
    const crowd = (spot: Spot) => Object.fromEntries(Array.from({ length: TRAVELLERS_MAX + 1 }, (_, id) => [`${id}`, spot]))
    expect(findTravels(snapshot(crowd(here)), snapshot(crowd(there)))).toEqual([])
  })
})
