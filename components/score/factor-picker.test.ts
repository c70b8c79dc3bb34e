import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BandBadge } from '@/components/score/band-badge'
import { readFactorKey } from '@/components/score/factor-keys'
import { FactorPicker } from '@/components/score/factor-picker'
import { ScoreSummary } from '@/components/score/score-summary'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS, FACTORS, LEVELS } from '@/lib/domain/scoring/factor'
import { RUBRIC } from '@/lib/domain/scoring/rubric'

describe('factor picker', () => {
  it.each(LEVELS)('LK-5 the digit %i sets its level', (level) => {
    expect(readFactorKey(String(level), 3)).toEqual({ act: 'set', level })
  })

  it.each(['0', 'Delete', 'Backspace'])('LK-5 %s clears', (key) => {
    expect(readFactorKey(key, 3)).toEqual({ act: 'set', level: null })
  })

  it.each([
    ['ArrowRight', 5, 1],
    ['ArrowDown', 2, 3],
    ['ArrowLeft', 1, 5],
    ['ArrowUp', 3, 2],
    ['Home', 4, 1],
    ['End', 1, 5],
  ] as const)('LK-5 %s from %i only moves, to %i', (key, from, to) => {
    expect(readFactorKey(key, from)).toEqual({ act: 'focus', level: to })
  })

  it.each(['6', '9', 'a', 'Tab', 'Escape', 'Enter', ' '])('LK-5 "%s" is left to the browser', (key) => {
    expect(readFactorKey(key, 3)).toBeNull()
  })

  it.each(FACTORS)('LK-7 shows the words of all five levels: %s', (factor) => {
    const html = renderToStaticMarkup(createElement(FactorPicker, { factor, value: 4, onChange: () => undefined }))
    for (const level of LEVELS) expect(html).toContain(`>${RUBRIC[factor][level]}<`)
    expect(html.match(/role="radio"/g)).toHaveLength(5)
    expect(html.match(/aria-checked="true"/g)).toHaveLength(1)
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
  })

  it('LK-5 one tab stop without a value, too, and nothing to clear', () => {
    const props = { factor: 'impact', value: null, onChange: () => undefined, describedBy: 'who-sees' } as const
    const html = renderToStaticMarkup(createElement(FactorPicker, props))
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1)
    expect(html).toContain('not scored')
    expect(html).not.toContain('Clear')
    expect(html).toMatch(/aria-describedby="[^"]+ who-sees"/)
  })
})

describe('bands', () => {
  it.each(BANDS)('LK-3 %s stands with its word and number', (band) => {
    const html = renderToStaticMarkup(createElement(BandBadge, { band, number: 77 }))
    expect(html).toContain(BAND_LABELS[band])
    expect(html).toContain('77')
  })

  it('LK-3 a score without a number says how far it has come', () => {
    const html = renderToStaticMarkup(createElement(ScoreSummary, { score: { state: 'incomplete', scored: 3 } }))
    expect(html.replace(/<[^>]+>/g, '')).toBe('3 of 5 scored')
  })
})
