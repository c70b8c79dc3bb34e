/** Colour as people see it, to judge a palette by numbers: contrast, distance, and the three common deficiencies. */

/** Red, green and blue as amounts of light, each 0 to 1. */
export type Light = readonly [number, number, number]
type Matrix3 = readonly [Light, Light, Light]

/** Ways of looking at a palette; `grey` is a print or a screen without any colour, `washed` a projector in a bright room. */
export const VIEWS = ['normal', 'protanopia', 'deuteranopia', 'tritanopia', 'grey', 'washed'] as const
export type View = (typeof VIEWS)[number]

/** Machado, Oliveira and Fernandes 2009, severity 1.0, for linear light; grey by the luminance of sRGB. */
const SIMULATIONS = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
  washed: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
} as const satisfies Record<View, Matrix3>

/** Stray light on the wall as a share of the lamp's white: black is then a tenth as bright as white. */
const STRAY = 1 / 9

/** OKLab (Ottosson 2020): light to cone answers, and their cube roots to lightness and two opponent axes. */
const TO_CONES: Matrix3 = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const TO_LAB: Matrix3 = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

function multiply(matrix: Matrix3, [r, g, b]: Light): Light {
  const row = ([x, y, z]: Light) => x * r + y * g + z * b
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

function mapLight([r, g, b]: Light, change: (channel: number) => number): Light {
  return [change(r), change(g), change(b)]
}

function readChannel(hex: string, place: number): number {
  const value = Number.parseInt(hex.slice(place, place + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Light of a colour written as #rrggbb. Throws when it is written otherwise. */
export function readHex(hex: string): Light {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`Not a colour of the form #rrggbb: ${hex}`)
  return [readChannel(hex, 1), readChannel(hex, 3), readChannel(hex, 5)]
}

/** The light that a person, a print or a wall makes of it. */
export function viewLight(light: Light, view: View): Light {
  const seen = mapLight(multiply(SIMULATIONS[view], light), (channel) => Math.min(1, Math.max(0, channel)))
  return view === 'washed' ? mapLight(seen, (channel) => (channel + STRAY) / (1 + STRAY)) : seen
}

/** Lightness (0 to 1) and the two colour axes of OKLab. */
export function toLab(light: Light): Light {
  return multiply(TO_LAB, mapLight(multiply(TO_CONES, light), Math.cbrt))
}

/** Distance of two #rrggbb colours in OKLab under a view; 0 is the same, black to white is 1. */
export function measureDistance(a: string, b: string, view: View = 'normal'): number {
  const one = toLab(viewLight(readHex(a), view))
  const other = toLab(viewLight(readHex(b), view))
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

/** WCAG 2 contrast ratio of two #rrggbb colours, 1 to 21. */
export function measureContrast(a: string, b: string): number {
  const luminance = (hex: string) => multiply(SIMULATIONS.grey, readHex(hex))[0]
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
