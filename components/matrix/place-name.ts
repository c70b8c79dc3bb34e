import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import { LEVELS, type Level } from '@/lib/domain/scoring/factor'

/** Name of a cell, such as "4-5": the horizontal level first. */
export function nameOfPlace({ x, y }: MatrixPlace): string {
  return `${x}-${y}`
}

/** The cell of a name; null for none. */
export function readPlace(name: string | null | undefined): MatrixPlace | null {
  const [x, y] = (name ?? '').split('-').map((part) => LEVELS.find((level) => String(level) === part))
  return x && y ? { x, y } : null
}

const STEPS: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** The cell one arrow key further, the same one at the edge; null for another key. The vertical factor rises upwards. */
export function stepPlace({ x, y }: MatrixPlace, key: string): MatrixPlace | null {
  const step = STEPS[key]
  return step ? { x: within(x + step[0]), y: within(y + step[1]) } : null
}

function within(level: number): Level {
  return LEVELS.find((one) => one === level) ?? (level < 1 ? 1 : 5)
}
