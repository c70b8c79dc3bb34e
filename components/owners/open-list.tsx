import Link from 'next/link'
import { OwnerLine } from '@/components/owners/owner-line'
import { BandBadge } from '@/components/score/band-badge'
import { Badge } from '@/components/ui/badge'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { FACTORS } from '@/lib/domain/scoring/factor'
import type { Score } from '@/lib/domain/scoring/score'
import type { OpenFailureMode } from '@/lib/domain/owners/owner-view'

const STATUS_WORDS = { draft: 'Draft', open: 'Open', 'in-treatment': 'In treatment', accepted: 'Accepted', closed: 'Closed' } as const

/** Open failure modes, worst first: how bad, which, whose, and how it stands. */
export function OpenList({ label, items }: { label: string; items: readonly OpenFailureMode[] }) {
  return (
    <TableFrame label={label}>
      <Table className="table-fixed">
        <TableHead>
          <tr>
            <HeadCell className="w-32 sm:w-36">Score now</HeadCell>
            <HeadCell className="hidden w-32 sm:table-cell">Code</HeadCell>
            <HeadCell>Failure mode</HeadCell>
            <HeadCell className="hidden w-[38%] lg:table-cell">Owners</HeadCell>
            <HeadCell className="hidden w-28 md:table-cell">Status</HeadCell>
          </tr>
        </TableHead>
        <tbody>
          {items.map((item) => (
            <OpenRow key={item.id} item={item} />
          ))}
        </tbody>
      </Table>
    </TableFrame>
  )
}

function OpenRow({ item }: { item: OpenFailureMode }) {
  const href = `/registers/${encodeURIComponent(item.registerCode)}/${encodeURIComponent(item.code)}`
  return (
    <TableRow>
      <Cell>
        <ScoreMark score={item.score} />
      </Cell>
      <Cell className="hidden font-mono wrap-anywhere sm:table-cell">
        <Link href={href}>{item.code}</Link>
      </Cell>
      <Cell className="wrap-anywhere">
        <span className="block font-mono text-xs text-muted sm:hidden">{item.code}</span>
        <Link href={href} className="font-medium text-ink no-underline hover:underline">
          {item.title}
        </Link>
        <span className="mt-0.5 block text-xs lg:hidden">
          <OwnerLine owners={item.owners} />
        </span>
      </Cell>
      <Cell className="hidden lg:table-cell">
        <OwnerLine owners={item.owners} />
      </Cell>
      <Cell className="hidden md:table-cell">
        <Badge>{STATUS_WORDS[item.status]}</Badge>
      </Cell>
    </TableRow>
  )
}

/** Number and band, or how many of the five factors there are. */
export function ScoreMark({ score }: { score: Score }) {
  if (score.state === 'scored') return <BandBadge band={score.band} number={score.number} />
  return (
    <span className="text-sm whitespace-nowrap text-muted">
      {score.scored} of {FACTORS.length} scored
    </span>
  )
}
