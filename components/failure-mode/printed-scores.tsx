import { MarkdownText } from '@/components/room/markdown-text'
import { Cell, HeadCell, Table, TableHead, TableRow } from '@/components/ui/table'
import { factorsOf, latestAssessment } from '@/lib/domain/failure-mode/latest-assessment'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { POLICY_WORDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { describeLevel, FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { describeScore, scoreFactors } from '@/lib/domain/scoring/score'

interface PrintedScoresProps {
  rows: RowSet
  failureModeId: string
  policy: ScoringPolicy
}

/** On paper nobody presses a stage: all three stand side by side, with their rationales beneath. */
export function PrintedScores({ rows, failureModeId, policy }: PrintedScoresProps) {
  const stages = STAGES.map((stage) => {
    const latest = latestAssessment(rows, failureModeId, stage)
    const factors = factorsOf(latest)
    const score = scoreFactors(policy, factors)
    return { stage, latest, factors, score: score.state === 'scored' ? describeScore(score) : '–' }
  })
  return (
    <div className="hidden break-inside-avoid print:block">
      <Table className="mb-3">
        <TableHead>
          <tr>
            <HeadCell>{POLICY_WORDS[policy.kind].label} policy</HeadCell>
            {stages.map(({ stage }) => (
              <HeadCell key={stage} className="capitalize">
                {stage}
              </HeadCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {FACTORS.map((factor) => (
            <TableRow key={factor}>
              <th scope="row" className="border-b py-1.5 pl-1 text-left font-normal">
                {FACTOR_WORDS[factor].label}
              </th>
              {stages.map(({ stage, factors }) => (
                <Cell key={stage}>{describeLevel(factor, factors[factor])}</Cell>
              ))}
            </TableRow>
          ))}
          <TableRow className="font-medium">
            <th scope="row" className="py-1.5 pl-1 text-left">
              Score
            </th>
            {stages.map(({ stage, score }) => (
              <Cell key={stage}>{score}</Cell>
            ))}
          </TableRow>
        </tbody>
      </Table>
      {stages.map(
        ({ stage, latest }) =>
          latest?.rationale && (
            <div key={stage} className="mb-1">
              <p className="text-sm text-muted">
                Rationale, {stage}
              </p>
              <MarkdownText text={latest.rationale} inline />
            </div>
          ),
      )}
    </div>
  )
}
