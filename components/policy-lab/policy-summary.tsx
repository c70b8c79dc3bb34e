import type { ReactNode } from 'react'
import type { Lab } from '@/components/policy-lab/use-lab'
import { BandBadge } from '@/components/score/band-badge'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { BANDS, FACTORS } from '@/lib/domain/scoring/factor'
import type { PolicyComparison } from '@/lib/domain/scoring/compare-policies'
import { edgesOf, POLICY_WORDS, weightsOf, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

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
            <HeadCell className="sticky left-0 z-1 bg-ground print:bg-transparent align-bottom">Policy</HeadCell>
            {WORST_FIRST.map((band) => (
              <HeadCell key={band} numeric className="align-bottom">
                <BandBadge band={band} size="small" />
              </HeadCell>
            ))}
            <WordHead>Tied</WordHead>
            <WordHead>Ranks moved</WordHead>
            <WordHead>Bands changed</WordHead>
            <WordHead>
              <abbr title="Kendall's tau-b against the adopted policy: 1 is the same order, -1 the reverse">Tau-b</abbr>
            </WordHead>
            <WordHead>Steps that change a rank</WordHead>
            <WordHead>Steps that change a band</WordHead>
            {onAdopt && (
              <HeadCell className="align-bottom print:hidden">
                <span className="sr-only">Adopt</span>
              </HeadCell>
            )}
          </tr>
        </TableHead>
        <tbody>
          {policies.map(({ id, label, policy }, i) => {
            const compared = comparison.policies[i]
            if (!compared) return null
            const isOwn = policy === first?.policy
            return (
              <TableRow key={id}>
                <th scope="row" className="sticky left-0 z-1 min-w-32 border-b bg-ground print:bg-transparent py-2 pr-2.5 pl-1 text-left align-baseline font-medium">
                  <span className="mr-2">{label}</span>
                  {isOwn && <Badge tone="accent">Adopted</Badge>}
                  <span className="block max-w-72 text-xs font-normal text-muted max-sm:hidden">{describePolicy(policy)}</span>
                </th>
                {WORST_FIRST.map((band) => (
                  <Cell key={band} numeric className={compared.ranking.bands[band] === 0 ? 'text-faint' : undefined}>
                    {compared.ranking.bands[band].toLocaleString('en')}
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

function WordHead({ children }: { children: ReactNode }) {
  return (
    <HeadCell numeric className="align-bottom">
      <span className="block min-w-14 whitespace-normal">{children}</span>
    </HeadCell>
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
  const edges = edgesOf(policy).join(', ')
  const isUsual = edges === edgesOf({ ...policy, edges: undefined }).join(', ')
  const weighted = weights && FACTORS.filter((factor) => weights[factor] > 0)
  const parts = weighted?.map((factor) => `${FACTOR_WORDS[factor].label.toLowerCase()} × ${weights?.[factor]}`)
  return (parts?.join(' + ') ?? POLICY_WORDS[policy.kind].formula) + (isUsual ? '' : `; bands end at ${edges}`)
}
