import Link from 'next/link'
import type { Lab } from '@/components/policy-lab/use-lab'
import { failureModePath } from '@/components/register/use-register'
import { BandBadge } from '@/components/score/band-badge'
import { joinClasses } from '@/components/ui/class-names'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { PolicyComparison } from '@/lib/domain/scoring/compare-policies'
import { countScored, FACTORS, type Stage } from '@/lib/domain/scoring/factor'
import { bandAt, neighboursOf, placeOfSet } from '@/lib/domain/scoring/policy-table'

interface LabTableProps {
  registerCode: string
  lab: Lab
  stage: Stage
  /** Places in `lab.lines` to show, in their order. */
  places: readonly number[]
}

/** The same rows under every policy: number, band and rank, and how far each row moves from where the register's own policy puts it. */
export function LabTable({ registerCode, lab, stage, places }: LabTableProps) {
  const { lines, policies, comparison } = lab
  return (
    <TableFrame label="Failure modes under each policy">
      <Table>
        <TableHead>
          <tr>
            <HeadCell rowSpan={2} className="sticky left-0 z-1 bg-ground print:bg-transparent align-bottom">
              Failure mode
            </HeadCell>
            {policies.map(({ id, label }, i) => (
              <HeadCell key={id} scope="colgroup" colSpan={i === 0 ? 3 : 2} className="border-l text-ink">
                {label}
                {i === 0 && <span className="font-normal text-muted"> (adopted)</span>}
              </HeadCell>
            ))}
          </tr>
          <tr>
            {policies.map(({ id }, i) => (
              <SubHeads key={id} isOwn={i === 0} />
            ))}
          </tr>
        </TableHead>
        <tbody>
          {places.map((place) => {
            const line = lines[place]
            if (!line) return null
            const set = placeOfSet(line.factors[stage])
            return (
              <TableRow key={line.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-1 max-w-80 min-w-24 border-b bg-ground print:bg-transparent py-2 pr-2.5 pl-1 text-left align-baseline font-normal"
                >
                  <Link href={failureModePath(registerCode, line.code)} className="mr-2 font-mono whitespace-nowrap">
                    {line.code}
                  </Link>
                  <span className="wrap-anywhere max-sm:hidden">{line.title}</span>
                </th>
                {comparison.policies.map((compared, i) =>
                  set === null ? (
                    <Cell key={policies[i]?.id} colSpan={i === 0 ? 3 : 2} className="border-l text-faint">
                      {i === 0 ? `${countScored(line.factors[stage])} of ${FACTORS.length} scored` : '–'}
                    </Cell>
                  ) : (
                    <PolicyCells key={policies[i]?.id} compared={compared} place={place} set={set} isOwn={i === 0} />
                  ),
                )}
              </TableRow>
            )
          })}
        </tbody>
      </Table>
    </TableFrame>
  )
}

function SubHeads({ isOwn }: { isOwn: boolean }) {
  return (
    <>
      <HeadCell className="border-l first:pl-2.5">Score</HeadCell>
      <HeadCell numeric>Rank</HeadCell>
      {isOwn && (
        <HeadCell numeric title="Of the steps by which one factor could be one level off, how many change the rank">
          ±1 moves it
        </HeadCell>
      )}
    </>
  )
}

interface PolicyCellsProps {
  compared: PolicyComparison
  /** Place of the line, and of its set. */
  place: number
  set: number
  isOwn: boolean
}

function PolicyCells({ compared: { table, ranking, moves }, place, set, isOwn }: PolicyCellsProps) {
  const rank = ranking.ranks[place] ?? 0
  const isTied = ranking.shared.has(rank)
  return (
    <>
      <Cell className="border-l">
        <BandBadge band={bandAt(table, set)} number={table.numbers[set] ?? 0} size="small" />
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {!isOwn && <Move by={moves[place] ?? 0} />} {rank}
        {isTied ? (
          <>
            <span aria-hidden="true">=</span>
            <VisuallyHidden> tied</VisuallyHidden>
          </>
        ) : (
          <span aria-hidden="true" className="invisible">
            =
          </span>
        )}
      </Cell>
      {isOwn && (
        <Cell numeric className="whitespace-nowrap text-muted">
          {ranking.rankSteps[set]} of {neighboursOf(set).length}
        </Cell>
      )}
    </>
  )
}

/** How far a row moves from where the adopted policy puts it: up is worse. */
function Move({ by }: { by: number }) {
  if (by === 0) return null
  const ranks = Math.abs(by) === 1 ? 'rank' : 'ranks'
  return (
    <span className={joinClasses('text-xs', by > 0 ? 'text-danger' : 'text-accent')}>
      <span aria-hidden="true">
        {by > 0 ? '▲' : '▼'}
        {Math.abs(by)}
      </span>
      <VisuallyHidden>
        {Math.abs(by)} {ranks} {by > 0 ? 'worse' : 'better'}, rank
      </VisuallyHidden>
    </span>
  )
}
