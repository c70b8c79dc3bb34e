import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DARK_BANDS, GROUNDS, LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { measureContrast } from '@/lib/domain/scoring/colour-vision'
import { BANDS } from '@/lib/domain/scoring/factor'

const css = readFileSync(path.resolve(process.cwd(), 'app/globals.css'), 'utf8')

/** The custom properties of the block that follows a selector. */
function readBlock(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {\n`)
  if (start < 0) throw new Error(`no block ${selector}`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))
}

const light = readBlock('\n:root')
const darkBySystem = readBlock(":root:not([data-theme='light'])")
const darkByChoice = readBlock(":root[data-theme='dark']")
const themes: [string, Record<string, string>][] = [
  ['light', light],
  ['dark', darkBySystem],
]

const textOn: [string, string[]][] = [
  ['ink', ['ground', 'raised', 'sunk', 'accent-soft', 'danger-soft', 'warning-soft']],
  ['muted', ['ground', 'raised', 'sunk', 'accent-soft']],
  ['faint', ['ground', 'raised', 'sunk']],
  ['accent', ['ground', 'raised', 'sunk', 'accent-soft']],
  ['accent-strong', ['ground', 'raised', 'accent-soft']],
  ['danger', ['ground', 'raised', 'danger-soft']],
  ['warning', ['ground', 'raised', 'warning-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['ground', ['ink']],
]

describe('style sheet', () => {
  it.each([
    ['light', light, LIGHT_BANDS, GROUNDS.light],
    ['dark', darkBySystem, DARK_BANDS, GROUNDS.dark],
  ] as const)('SC-54 carries the band colours of the palette, %s', (_, block, palette, ground) => {
    for (const band of BANDS) {
      expect(block[`band-${band}`]).toBe(palette[band].fill)
      expect(block[`on-band-${band}`]).toBe(palette[band].ink)
    }
    expect(block.ground).toBe(ground)
  })

  it('SC-54 both dark blocks are alike and name what the light one names', () => {
    expect(darkByChoice).toEqual(darkBySystem)
    expect(Object.keys(darkBySystem)).toEqual(Object.keys(light))
    expect(Object.keys(light).length).toBeGreaterThan(20)
  })

  it.each(themes)('LK-1 text is readable on its grounds, %s', (_, block) => {
    for (const [text, grounds] of textOn) {
      for (const ground of grounds) {
        const ratio = measureContrast(block[text] ?? '', block[ground] ?? '')
        expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it.each(themes)('LK-2 edges of controls and the focus ring are visible, %s', (_, block) => {
    for (const mark of ['edge', 'accent']) {
      for (const ground of ['ground', 'raised']) {
        expect(measureContrast(block[mark] ?? '', block[ground] ?? ''), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
})
