import { DEFAULT_MATRIX_VIEW, type MatrixView } from '@/lib/domain/matrix/build-matrix'
import { parseMoment, printMoment, type Moment } from '@/lib/domain/row/moment'
import { FACTORS, STAGES, type Stage } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

/** Everything that a matrix shows, as its address tells it. */
export interface MatrixState extends MatrixView {
  /** Arrows lead from `stage` to this one; null without arrows. */
  to: Stage | null
  /** The moment of the past that is shown; null is now, and live. */
  at: Moment | null
}

/** What could be read of an address, and in words what could not and what is shown instead. */
export interface MatrixAddress {
  state: MatrixState
  problems: string[]
}

const DEFAULT_STATE: MatrixState = { ...DEFAULT_MATRIX_VIEW, to: null, at: null }
const KEYS = ['x', 'y', 'stage', 'to', 'at'] as const
/** A value in the words of a problem; more of it helps nobody. */
const SHOWN_MAX = 40

/**
 * Reads `x`, `y`, `stage`, `to` and `at`. What makes no sense is passed over and explained. `today` (UTC) bounds `at`: the future has no
 * events, and today is not over, so both are refused.
 */
export function parseMatrixAddress(query: Pick<URLSearchParams, 'get'>, today: string): MatrixAddress {
  const problems: string[] = []
  const read = <T extends string>(key: 'x' | 'y' | 'stage' | 'to', known: readonly T[], what: string): T | null => {
    const text = query.get(key)
    const found = known.find((one) => one === text) ?? null
    if (text !== null && found === null) problems.push(`“${shorten(text)}” is no ${what}. Known: ${known.join(', ')}.`)
    return found
  }
  const axes = chooseAxes(read('x', FACTORS, 'factor'), read('y', FACTORS, 'factor'), problems)
  const stage = read('stage', STAGES, 'stage') ?? DEFAULT_STATE.stage
  const to = read('to', STAGES, 'stage')
  if (to === stage) problems.push(`Arrows lead from one stage to another; both are “${to}”. No arrows are shown.`)
  return { state: { ...axes, stage, to: to === stage ? null : to, at: readMoment(query.get('at'), today, problems) }, problems }
}

type Axes = Pick<MatrixState, 'xFactor' | 'yFactor'>

/** One axis that is given decides which the other may be: where it is the other's usual factor, that one steps aside. */
function chooseAxes(x: MatrixState['xFactor'] | null, y: MatrixState['yFactor'] | null, problems: string[]): Axes {
  const { xFactor, yFactor } = DEFAULT_STATE
  if (x !== null && x === y) {
    problems.push(`Both sides are ${FACTOR_WORDS[x].label.toLowerCase()}. The sides must be two different factors.`)
    return { xFactor: x, yFactor: x === yFactor ? xFactor : yFactor }
  }
  if (x === null && y === null) return { xFactor, yFactor }
  if (y === null) return { xFactor: x ?? xFactor, yFactor: x === yFactor ? xFactor : yFactor }
  return { xFactor: x ?? (y === xFactor ? yFactor : xFactor), yFactor: y }
}

function readMoment(text: string | null, today: string, problems: string[]): Moment | null {
  if (text === null) return null
  const moment = parseMoment(text)
  if (moment === null) {
    problems.push(`“${shorten(text)}” is no earlier day. Expected one such as 2026-11-20, or the number of an event. The present is shown.`)
    return null
  }
  if ('seq' in moment || moment.day < today) return moment
  problems.push(
    moment.day === today
      ? 'Today is not over yet, so the present is shown. To look back within today, use the number of an event.'
      : `${moment.day} lies ahead. The present is shown.`,
  )
  return null
}

function shorten(text: string): string {
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
}

/** The query of a state without its question mark, keys in one order, defaults left out: the same state has the same address. */
export function printMatrixAddress({ xFactor, yFactor, stage, to, at }: MatrixState): string {
  const values: Record<(typeof KEYS)[number], string | null> = {
    x: xFactor === DEFAULT_STATE.xFactor && yFactor === DEFAULT_STATE.yFactor ? null : xFactor,
    y: xFactor === DEFAULT_STATE.xFactor && yFactor === DEFAULT_STATE.yFactor ? null : yFactor,
    stage: stage === DEFAULT_STATE.stage ? null : stage,
    to,
    at: at === null ? null : printMoment(at),
  }
  const query = new URLSearchParams()
  for (const key of KEYS) if (values[key] !== null) query.set(key, values[key])
  return query.toString()
}

/** The state after another factor was chosen for one side; where it stands on the other side, the two change places. */
export function withAxis(state: MatrixState, side: 'xFactor' | 'yFactor', factor: MatrixState['xFactor']): MatrixState {
  const other = side === 'xFactor' ? 'yFactor' : 'xFactor'
  return { ...state, [side]: factor, [other]: state[other] === factor ? state[side] : state[other] }
}

/** The state after another stage was chosen; arrows that would lead nowhere go. */
export function withStage(state: MatrixState, stage: Stage): MatrixState {
  return { ...state, stage, to: state.to === stage ? null : state.to }
}
