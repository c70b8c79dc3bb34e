'use client'

import { useRef } from 'react'
import { BandLegend } from '@/components/score/band-legend'
import { MatrixCellView } from '@/components/matrix/matrix-cell'
import { UnplacedRows } from '@/components/matrix/unplaced-rows'
import { useTravel } from '@/components/matrix/use-travel'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Matrix } from '@/lib/domain/matrix/build-matrix'
import { LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'

export interface RiskMatrixProps {
  /** What `buildMatrix` made. */
  matrix: Matrix
  hrefFor: (code: string) => string
  /** The policy of the bands, for a legend below. */
  policy?: ScoringPolicy
  /** Words before the stage in the caption, such as the register's code. */
  title?: string
}

/** On a narrow page the words stay, smaller. */
const HEAD_SMALL = '@max-md:px-1 @max-md:text-[0.625rem] @max-md:leading-3.5'

function LevelHead({ factor, level, scope }: { factor: Factor; level: Level; scope: 'row' | 'col' }) {
  const place = scope === 'row' ? 'align-top pr-2 py-2 @max-md:py-1' : 'border-l align-bottom px-2 py-1.5'
  return (
    <th scope={scope} className={joinClasses('border-b text-left text-sm font-normal', HEAD_SMALL, place)}>
      <span className="tabular block text-base font-semibold @max-md:text-sm">{level}</span>
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
export function RiskMatrix({ matrix, hrefFor, policy, title }: RiskMatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  useTravel(table, matrix)
  const { xFactor, yFactor } = matrix
  const [x, y] = [FACTOR_WORDS[xFactor].label, FACTOR_WORDS[yFactor].label]
  const total = matrix.placed + matrix.unplaced.length
  return (
    <div className="@container">
      <table ref={table} lang="en" className="w-full table-fixed border-separate border-spacing-0">
        <caption className="pb-2 text-left text-sm text-muted">
          <span className="font-medium text-ink">
            {title ? `${title}: ` : ''}
            {y} by {x.toLowerCase()}
          </span>
          <span className="tabular">
            , {matrix.stage}. {matrix.placed} of {total} {total === 1 ? 'row' : 'rows'} placed.
          </span>
        </caption>
        <colgroup>
          <col className="w-[16%] @max-md:w-[17%]" />
        </colgroup>
        <thead>
          <tr>
            <td className="border-b align-bottom text-xs text-muted @max-md:text-[0.625rem] pb-1.5">
              <AxisName name={y} icon="arrow-down" />
              <AxisName name={x} icon="arrow-right" />
            </td>
            {LEVELS.map((level) => (
              <LevelHead key={level} factor={xFactor} level={level} scope="col" />
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.lines.map((line, place) => (
            <tr key={line[0]?.y ?? place}>
              {line[0] && <LevelHead factor={yFactor} level={line[0].y} scope="row" />}
              {line.map((cell) => (
                <MatrixCellView key={cell.x} cell={cell} hrefFor={hrefFor} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        {policy && <BandLegend policy={policy} />}
        <UnplacedRows matrix={matrix} hrefFor={hrefFor} />
      </div>
    </div>
  )
}
