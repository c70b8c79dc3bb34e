'use client'

import { Button } from '@/components/ui/button'
import { Cell, HeadCell, Table, TableHead, TableRow } from '@/components/ui/table'
import { useBallotName } from '@/components/workshop/use-ballot-name'
import type { RoundBallots } from '@/components/workshop/use-round-ballots'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

/** All ballots of a round with their reasons, those furthest from the medians first. */
export function BallotTable({ read: { ballots, state, more } }: { read: RoundBallots }) {
  const nameOf = useBallotName()
  return (
    <details className="projector:hidden">
      <summary className="py-1 text-base font-medium pointer-coarse:py-3">All ballots and reasons</summary>
      {state === 'failed' && (
        <p role="alert" className="py-2 text-sm text-danger">
          The ballots could not be read. Nothing is lost; ask again.
        </p>
      )}
      {ballots.length > 0 && (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="All ballots">
          <Table>
            <TableHead>
              <tr>
                <HeadCell>Who</HeadCell>
                {FACTORS.map((factor) => (
                  <HeadCell key={factor}>
                    <abbr title={FACTOR_WORDS[factor].label} className="no-underline">
                      {FACTOR_WORDS[factor].short}
                    </abbr>
                  </HeadCell>
                ))}
                <HeadCell>Sure</HeadCell>
                <HeadCell>Reason</HeadCell>
              </tr>
            </TableHead>
            <tbody>
              {ballots.map((ballot) => (
                <TableRow key={ballot.id}>
                  <Cell>{nameOf(ballot)}</Cell>
                  {FACTORS.map((factor) => (
                    <Cell key={factor} numeric>
                      {ballot.levels?.[factor] ?? '–'}
                    </Cell>
                  ))}
                  <Cell>{ballot.levels === null ? 'passes' : (ballot.confidence ?? '–')}</Cell>
                  <Cell>
                    <span className="whitespace-pre-line wrap-anywhere">{ballot.reason ?? ''}</span>
                  </Cell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {state === 'loading' && ballots.length === 0 && <p className="py-2 text-sm text-muted">Reading…</p>}
      {more && (
        <p className="pt-2">
          <Button size="small" pending={state === 'loading'} onClick={more}>
            {state === 'failed' ? 'Ask again' : 'More ballots'}
          </Button>
        </p>
      )}
    </details>
  )
}
