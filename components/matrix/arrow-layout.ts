import { nameOfPlace } from '@/components/matrix/place-name'
import type { MoveBundle } from '@/lib/domain/matrix/matrix-moves'

/** Where a cell lies on the drawing, in pixels. */
export interface CellBox {
  left: number
  top: number
  width: number
  height: number
}

/** An arrow as it is drawn. */
export interface Arrow {
  key: string
  /** Path of the line. */
  path: string
  /** Middle of the line, for its number. */
  x: number
  y: number
  count: number
  /** Pixels. */
  thickness: number
  /** True when it leads up or to the right more than down or to the left: to a worse cell. */
  isWorse: boolean
  ids: string[]
}

/** Height of the lane at the bottom of a cell in which arrows begin and end, measured to its middle. */
const LANE = 14
/** Share of the distance by which an arrow bends aside, so that two that go against each other do not cover each other. */
const BEND = 0.14
const BEND_MAX = 16

interface Point {
  x: number
  y: number
}

interface End {
  key: string
  cell: string
  /** The cell at the other end, which decides the order of the ends in a lane. */
  other: CellBox
}

/** Arrows for bundles over cells; a bundle whose cells are not on the drawing is left out. Every end gets a place of its own in its cell's lane. */
export function layOutArrows(bundles: readonly MoveBundle[], boxes: ReadonlyMap<string, CellBox>): Arrow[] {
  const ways = bundles.flatMap((bundle) => {
    const [from, to] = [nameOfPlace(bundle.from), nameOfPlace(bundle.to)]
    const [start, end] = [boxes.get(from), boxes.get(to)]
    return start && end ? [{ bundle, key: `${from}_${to}`, from, to, start, end }] : []
  })
  const ends = ways.flatMap(({ key, from, to, start, end }): End[] => [
    { key: `${key} from`, cell: from, other: end },
    { key: `${key} to`, cell: to, other: start },
  ])
  const points = placeEnds(ends, boxes)
  return ways.flatMap(({ bundle, key }) => {
    const [start, end] = [points.get(`${key} from`), points.get(`${key} to`)]
    return start && end ? [drawArrow(bundle, key, start, end)] : []
  })
}

function placeEnds(ends: readonly End[], boxes: ReadonlyMap<string, CellBox>): Map<string, Point> {
  const byCell = new Map<string, End[]>()
  for (const end of ends) byCell.set(end.cell, [...(byCell.get(end.cell) ?? []), end])
  const points = new Map<string, Point>()
  for (const [cell, list] of byCell) {
    const box = boxes.get(cell)
    if (!box) continue
    const sorted = list.sort((a, b) => a.other.left - b.other.left || a.other.top - b.other.top || (a.key < b.key ? -1 : 1))
    for (const [place, { key }] of sorted.entries()) {
      points.set(key, { x: box.left + (box.width * (place + 1)) / (sorted.length + 1), y: box.top + box.height - LANE })
    }
  }
  return points
}

function drawArrow({ from, to, moves }: MoveBundle, key: string, start: Point, end: Point): Arrow {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  const bend = Math.min(BEND_MAX, length * BEND)
  // Always to the same side of the way: those that go against each other bend apart.
  const control = { x: (start.x + end.x) / 2 - (dy / length) * bend * 2, y: (start.y + end.y) / 2 + (dx / length) * bend * 2 }
  const middle = { x: (start.x + end.x) / 4 + control.x / 2, y: (start.y + end.y) / 4 + control.y / 2 }
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    key,
    path: `M${round(start.x)} ${round(start.y)}Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`,
    x: round(middle.x),
    y: round(middle.y),
    count: moves.length,
    thickness: round(1.5 + Math.min(3.5, Math.log2(moves.length) * 0.8)),
    isWorse: to.x + to.y > from.x + from.y,
    ids: moves.map(({ id }) => id),
  }
}
