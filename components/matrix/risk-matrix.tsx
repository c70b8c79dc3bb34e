'use client'

import { useRef, useState, type RefObject, type SyntheticEvent } from 'react'
import { BandLegend } from '@/components/score/band-legend'
import { ArrowLayer } from '@/components/matrix/arrow-layer'
import { walkCells } from '@/components/matrix/cell-walk'
import { MatrixCellView, type Carried } from '@/components/matrix/matrix-cell'
import { MoveList } from '@/components/matrix/move-list'
import { UnplacedRows } from '@/components/matrix/unplaced-rows'
import type { ChipMover } from '@/components/matrix/use-chip-mover'
import { useKeptFocus } from '@/components/matrix/use-kept-focus'
import { useTravel } from '@/components/matrix/use-travel'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'
import { describePlace, type Matrix } from '@/lib/domain/matrix/build-matrix'
import type { MatrixMoves, MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import { LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'

export interface RiskMatrixProps {
  /** What `buildMatrix` made, or the server counted. */
  matrix: Matrix
  hrefFor: (code: string) => string
  /** The worksheet of a cell, or with null of what is not scored; cells lead nowhere without. */
  worksheetFor?: (place: MatrixPlace | null) => string
  /** The policy of the bands, for a legend below. */
  policy?: ScoringPolicy
  /** Words before the axes in the caption, such as the register's code. */
  title?: string
  /** Words behind the stage, such as the day that is shown. */
  when?: string
  /** Arrows to another stage. */
  moves?: MatrixMoves | null
  /** Keeps room for arrows that are on their way. */
  withLane?: boolean
  /** What is being moved, and the hands that move it; nothing can be moved without. */
  carried?: Carried | null
  mover?: ChipMover
  /** What stands around table and lists. */
  area?: RefObject<HTMLDivElement | null>
}

/** On a narrow page the words stay, smaller. */
const HEAD_SMALL = '@max-md:px-1 @max-md:text-[0.625rem] @max-md:leading-3.5 @min-[88rem]:text-lg'

/** Up to so many rows all codes are in the page, folded or not, so that a search of the browser finds them. */
const EAGER_ROWS_MAX = 1_000

/** From so many rows on each cell shows fewer of them, so that the whole matrix stays in sight. */
const CROWD = 120

function LevelHead({ factor, level, scope }: { factor: Factor; level: Level; scope: 'row' | 'col' }) {
  const place = scope === 'row' ? 'align-top pr-2 py-2 @max-md:py-1' : 'border-l align-bottom px-2 py-1.5'
  return (
    <th scope={scope} className={joinClasses('border-b text-left text-sm font-normal', HEAD_SMALL, place)}>
      <span className="tabular block text-base font-semibold @max-md:text-sm @min-[88rem]:text-2xl">{level}</span>
      <span className="block text-muted hyphens-auto wrap-break-word">{RUBRIC[factor][level]}</span>
    </th>
  )
}

function AxisName({ name, icon }: { name: string; icon: IconName }) {
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      {name} <Icon name={icon} size={12} className="shrink-0 @max-md:hidden" />
    </span>
  )
}

/** Two factors against each other as a real table: codes are links, bands have words, a changed row travels to its new cell. */
export function RiskMatrix(props: RiskMatrixProps) {
  const { matrix, hrefFor, worksheetFor, policy, moves, withLane = Boolean(moves), carried, mover, area } = props
  const table = useRef<HTMLTableElement>(null)
  const [lit, setLit] = useState<string | null>(null)
  useTravel(table, matrix)
  useKeptFocus(matrix)
  const light = (event: SyntheticEvent) => {
    const near = moves && event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip], [data-move]') : null
    setLit(near?.dataset.chip ?? near?.dataset.move ?? null)
  }
  return (
    <div ref={area} className="@container" onPointerOver={light} onFocus={light} onPointerDown={mover?.onPointerDown} onKeyDown={mover?.onKeyDown}>
      <div className="relative">
        <table ref={table} lang="en" className="w-full table-fixed border-separate border-spacing-0" onKeyDown={carried ? undefined : walkCells}>
          <MatrixCaption {...props} />
          <colgroup>
            <col className="w-[16%] @max-md:w-[17%]" />
          </colgroup>
          <MatrixHead matrix={matrix} />
          <tbody>
            {matrix.lines.map((line, place) => (
              <tr key={line[0]?.y ?? place}>
                {line[0] && <LevelHead factor={matrix.yFactor} level={line[0].y} scope="row" />}
                {line.map((cell) => (
                  <MatrixCellView
                    key={cell.x}
                    cell={cell}
                    hrefFor={hrefFor}
                    cellHref={worksheetFor?.(cell)}
                    place={describePlace(matrix, cell)}
                    carried={carried}
                    withLane={withLane}
                    dense={withLane || matrix.placed > CROWD}
                    eager={matrix.placed <= EAGER_ROWS_MAX}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {moves && <ArrowLayer table={table} moves={moves} lit={lit} />}
      </div>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        {policy && <BandLegend policy={policy} />}
        <UnplacedRows matrix={matrix} hrefFor={hrefFor} worksheetHref={worksheetFor?.(null)} carried={carried} />
      </div>
      {moves && <MoveList moves={moves} hrefFor={hrefFor} />}
    </div>
  )
}

function MatrixCaption({ matrix, title, when, moves }: RiskMatrixProps) {
  const [x, y] = [FACTOR_WORDS[matrix.xFactor].label, FACTOR_WORDS[matrix.yFactor].label]
  const total = matrix.placed + matrix.unplacedCount
  return (
    <caption className="pb-2 text-left text-sm text-muted @min-[88rem]:text-lg">
      <span className="font-medium text-ink">
        {title ? `${title}: ` : ''}
        {y} by {x.toLowerCase()}
      </span>
      <span className="tabular">
        , {matrix.stage}
        {moves ? `, with arrows to ${moves.to}` : ''}
        {when ? `, ${when}` : ''}. {matrix.placed} of {total} {total === 1 ? 'row' : 'rows'} placed.
      </span>
    </caption>
  )
}

function MatrixHead({ matrix: { xFactor, yFactor } }: { matrix: Matrix }) {
  return (
    <thead>
      <tr>
        <td className="border-b align-bottom text-xs text-muted @max-md:text-[0.625rem] pb-1.5 @min-[88rem]:text-lg">
          <AxisName name={FACTOR_WORDS[yFactor].label} icon="arrow-down" />
          <AxisName name={FACTOR_WORDS[xFactor].label} icon="arrow-right" />
        </td>
        {LEVELS.map((level) => (
          <LevelHead key={level} factor={xFactor} level={level} scope="col" />
        ))}
      </tr>
    </thead>
  )
}
