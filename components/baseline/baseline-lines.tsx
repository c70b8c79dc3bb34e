import Link from 'next/link'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { failureModePath } from '@/components/register/use-register'
import { BandBadge } from '@/components/score/band-badge'
import { ButtonLink } from '@/components/ui/button'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import type { BaselineLine, BaselineView } from '@/lib/domain/baseline/baseline-view'
import { describeScore } from '@/lib/domain/scoring/score'

const HEADS = ['Code', 'Failure mode', 'Category', 'Status', 'Owners', 'Current score']

/** The failure modes of a baseline as they stood, a page at a time. */
export function BaselineLines({ view, number }: { view: BaselineView; number: number }) {
  const { lines, lineCount, page, pages, at } = view
  const pagePath = (to: number) => `${baselinesPath(view.code)}/${number}?page=${to}#frozen-rows`
  return (
    <section aria-labelledby="frozen-rows">
      <h2 id="frozen-rows" className="mt-8 mb-2 text-lg font-semibold">
        Failure modes
      </h2>
      {lineCount === 0 ? (
        <p className="border-t py-3 text-muted">The register held none.</p>
      ) : (
        <TableFrame label="Failure modes of the baseline">
          <Table>
            <TableHead>
              <tr>
                {HEADS.map((head) => (
                  <HeadCell key={head}>{head}</HeadCell>
                ))}
              </tr>
            </TableHead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.code} line={line} isAskedFor={line.code === at} href={failureModePath(view.code, line.code)} />
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      {pages > 1 && (
        <nav aria-label="Pages of failure modes" className="flex flex-wrap items-center gap-3 pt-3 text-sm text-muted print:hidden">
          {page > 1 && <ButtonLink href={pagePath(page - 1)}>Before</ButtonLink>}
          <span className="tabular">
            Page {page} of {pages}, {lineCount.toLocaleString('en')} failure modes
          </span>
          {page < pages && <ButtonLink href={pagePath(page + 1)}>Next</ButtonLink>}
        </nav>
      )}
    </section>
  )
}

/** One failure mode as it stood, with the way to what it is now. */
function Line({ line: { code, title, category, status, owners, score }, isAskedFor, href }: { line: BaselineLine; isAskedFor: boolean; href: string }) {
  return (
    <TableRow id={code} aria-current={isAskedFor || undefined} className="scroll-mt-24 break-inside-avoid aria-[current=true]:bg-accent-soft">
      <Cell className="font-mono whitespace-nowrap">
        <Link href={href} className="pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
          {code}
        </Link>
      </Cell>
      <Cell className="min-w-48 wrap-anywhere">{title}</Cell>
      <Cell className="min-w-32">{category}</Cell>
      <Cell className="whitespace-nowrap">{status.replace('-', ' ')}</Cell>
      <Cell className="min-w-32">{owners === '' ? <span className="text-warning">Nobody</span> : owners}</Cell>
      <Cell>{score.state === 'scored' ? <BandBadge band={score.band} number={score.number} size="small" /> : <span className="text-muted">{describeScore(score)}</span>}</Cell>
    </TableRow>
  )
}
