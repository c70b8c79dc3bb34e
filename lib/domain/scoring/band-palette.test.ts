import { describe, expect, it } from 'vitest'
import { DARK_BANDS, GROUNDS, LIGHT_BANDS, type BandPalette } from '@/lib/domain/scoring/band-palette'
import { measureContrast, measureDistance, readHex, toLab, VIEWS, viewLight } from '@/lib/domain/scoring/colour-vision'
import { BANDS } from '@/lib/domain/scoring/factor'

const palettes: [keyof typeof GROUNDS, BandPalette][] = [
  ['light', LIGHT_BANDS],
  ['dark', DARK_BANDS],
]
const pairs = BANDS.flatMap((one, place) => BANDS.slice(place + 1).map((other) => [one, other] as const))
const lightness = (hex: string) => toLab(readHex(hex))[0]

describe('colour measures', () => {
  it('SC-50 contrast agrees with WCAG on known pairs', () => {
    expect(measureContrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
    expect(measureContrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2)
    expect(measureContrast('#0000ff', '#ffffff')).toBeCloseTo(8.592, 2)
  })

  it('SC-52 the simulations take away what they should and keep grey as it is', () => {
    expect(measureDistance('#000000', '#ffffff')).toBeCloseTo(1, 4)
    expect(measureDistance('#c04040', '#6d6d2a', 'deuteranopia')).toBeLessThan(measureDistance('#c04040', '#6d6d2a') / 2)
    expect(measureDistance('#2a6fd0', '#2a8f6a', 'tritanopia')).toBeLessThan(measureDistance('#2a6fd0', '#2a8f6a') / 2)
    for (const view of VIEWS.filter((view) => view !== 'washed')) {
      const [r, g, b] = viewLight([0.2, 0.2, 0.2], view)
      for (const channel of [r, g, b]) expect(channel).toBeCloseTo(0.2, 3)
    }
    const ratio = (viewLight([1, 1, 1], 'washed')[0]) / viewLight([0, 0, 0], 'washed')[0]
    expect(ratio).toBeCloseTo(10, 6)
  })
})

describe.each(palettes)('band colours, %s', (theme, palette) => {
  it.each(BANDS)('SC-50 text on %s has at least 4.5:1', (band) => {
    expect(measureContrast(palette[band].fill, palette[band].ink)).toBeGreaterThanOrEqual(4.5)
  })

  it('SC-51 one even ramp that leads away from the ground', () => {
    const direction = theme === 'light' ? -1 : 1
    const path = [GROUNDS[theme], ...BANDS.map((band) => palette[band].fill)]
    const steps = path.slice(1).map((fill, place) => (lightness(fill) - lightness(path[place] ?? fill)) * direction)
    expect(Math.min(...steps)).toBeGreaterThan(0.05)
    const [first, second, third] = BANDS.slice(1).map((band, place) => {
      return measureDistance(palette[BANDS[place] ?? band].fill, palette[band].fill)
    })
    const widths = [first ?? 0, second ?? 0, third ?? 0]
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.2)
  })

  it.each(pairs)('SC-52 %s and %s stay apart without full colour vision and without colour', (one, other) => {
    for (const view of ['normal', 'protanopia', 'deuteranopia', 'tritanopia', 'grey'] as const) {
      expect(measureDistance(palette[one].fill, palette[other].fill, view)).toBeGreaterThanOrEqual(0.1)
    }
  })

  it.each(pairs)('SC-53 %s and %s stay apart on a bad projector', (one, other) => {
    expect(measureDistance(palette[one].fill, palette[other].fill, 'washed')).toBeGreaterThanOrEqual(0.08)
  })
})
