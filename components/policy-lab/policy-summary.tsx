import type { Lab } from '@/components/policy-lab/use-lab'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS } from '@/lib/domain/scoring/factor'
import type { PolicyComparison } from '@/lib/domain/scoring/compare-policies'
import { POLICY_WORDS, weightsOf, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'
import { FACTORS } from '@/lib/domain/scoring/factor'

const WORST_FIRST = [...BANDS].reverse()

interface PolicySummaryProps {
  lab: Lab
  /** Absent for those who may not adopt. */
  onAdopt?: (policy: ScoringPolicy) => void
}

/** Each policy in one line: its bands, its ties, how far it moves the rows, and how steady its ranks are. */
export function PolicySummary({ lab: { policies, comparison }, onAdopt }: PolicySummaryProps) {
  const first = policies[0]
  return (
    <TableFrame label="Policies">
      <Table>
        <TableHead>
          <tr>
            <HeadCell className="sticky left-0 bg-ground">Policy</HeadCell>
            {WORST_FIRST.map((band) => (
              <HeadCell key={band} numeric>
                {BAND_LABELS[band]}
              </HeadCell>
            ))}
            <HeadCell numeric>Tied</HeadCell>
            <HeadCell numeric>Ranks moved</HeadCell>
            <HeadCell numeric>Bands changed</HeadCell>
            <HeadCell numeric>
              <abbr title="Kendall's tau-b against the adopted policy: 1 is the same order, -1 the reverse">Tau-b</abbr>
            </HeadCell>
            <HeadCell numeric>One step off: rank</HeadCell>
            <HeadCell numeric>band</HeadCell>
            {onAdopt && <HeadCell className="print:hidden">Adopt</HeadCell>}
          </tr>
        </TableHead>
        <tbody>
          {policies.map(({ id, label, policy }, i) => {
            const compared = comparison.policies[i]
            if (!compared) return null
            const isOwn = policy === first?.policy
            return (
              <TableRow key={id}>
                <th scope="row" className="sticky left-0 min-w-36 border-b bg-ground py-2 pr-2.5 pl-1 text-left align-baseline font-medium">
                  {label} {isOwn && <Badge tone="accent">Adopted</Badge>}
                  <span className="block max-w-72 text-xs font-normal text-muted max-sm:hidden">{describePolicy(policy)}</span>
                </th>
                {WORST_FIRST.map((band) => (
                  <Cell key={band} numeric data-band={compared.ranking.bands[band] > 0 ? band : undefined} className="band-fill">
                    {compared.ranking.bands[band]}
                  </Cell>
                ))}
                <Cell numeric>{compared.ranking.tied}</Cell>
                <Cell numeric>{isOwn ? '–' : compared.moved}</Cell>
                <Cell numeric>{isOwn ? '–' : compared.rebanded}</Cell>
                <Cell numeric>{isOwn ? '–' : printTau(comparison.taus[0]?.[i] ?? null)}</Cell>
                <StepCells compared={compared} />
                {onAdopt && (
                  <Cell className="py-1 print:hidden">
                    {!isOwn && (
                      <Button size="small" onClick={() => onAdopt(policy)}>
                        Adopt<span className="sr-only"> {label}</span>
                      </Button>
                    )}
                  </Cell>
                )}
              </TableRow>
            )
          })}
        </tbody>
      </Table>
    </TableFrame>
  )
}

function StepCells({ compared }: { compared: PolicyComparison }) {
  const { total, rank, band } = compared.ranking.steps
  return (
    <>
      <Cell numeric title={`${rank} of ${total} steps`}>
        {printShare(rank, total)}
      </Cell>
      <Cell numeric title={`${band} of ${total} steps`}>
        {printShare(band, total)}
      </Cell>
    </>
  )
}

/** A part of a whole, such as "12 of 90 (13%)". */
export function printShare(part: number, whole: number): string {
  if (whole === 0) return '–'
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${Math.round((part / whole) * 100)}%)`
}

/** Two decimals with a real minus; a dash where nothing can be said. */
export function printTau(tau: number | null): string {
  return tau === null ? '–' : tau.toFixed(2).replace('-', '−')
}

/** How a policy counts, in words. */
export function describePolicy(policy: ScoringPolicy): string {
  const weights = policy.kind === 'custom' ? weightsOf(policy) : null
  const edges = policy.edges ? ` Band edges ${policy.edges.join(', ')}.` : ''
  if (weights === null) return POLICY_WORDS[policy.kind].formula + edges.replace(/^ /, '. ')
  const parts = FACTORS.filter((factor) => weights[factor] > 0).map((factor) => `${FACTOR_WORDS[factor].label.toLowerCase()} × ${weights[factor]}`)
  return `${parts.join(' + ')}${edges.replace(/^ /, '. ')}`
}
