import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'

interface ListedRegister {
  id: string
  code: string
  title: string
  state: string
  version: string | null
  status: string | null
  failureModes: number
  updatedAt: string
}

interface RegisterListProps {
  registers: readonly ListedRegister[]
  /** Where to read on from; null at the end. */
  next: string | null
  mayCreate: boolean
  /** Whoever may write imports into a register that is there. */
  mayEdit: boolean
}

/** The registers of the workspace. */
export function RegisterList({ registers, next, mayCreate, mayEdit }: RegisterListProps) {
  const actions = (mayCreate || mayEdit) && (
    <>
      <ButtonLink href="/registers/import" icon="upload">
        Import
      </ButtonLink>
      {mayCreate && (
        <ButtonLink href="/registers/new" variant="primary" icon="plus">
          New register
        </ButtonLink>
      )}
    </>
  )
  return (
    <>
      <PageHeader title="Registers" description="One living document for each system that the team answers for." actions={registers.length > 0 && actions} />
      {registers.length === 0 ? (
        <EmptyState title="No register yet." action={mayCreate && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}>
          {mayCreate
            ? 'Start an empty one with the sections of a pre-mortem, or import a D10-style Markdown file.'
            : 'A facilitator or an administrator can start one.'}
        </EmptyState>
      ) : (
        <TableFrame label="Registers">
          <Table>
            <TableHead>
              <tr>
                <HeadCell>Code</HeadCell>
                <HeadCell>Title</HeadCell>
                <HeadCell>State</HeadCell>
                <HeadCell>Version</HeadCell>
                <HeadCell numeric>Failure modes</HeadCell>
                <HeadCell>Last change</HeadCell>
              </tr>
            </TableHead>
            <tbody>
              {registers.map((register) => (
                <TableRow key={register.id}>
                  <Cell className="font-mono">
                    <Link href={`/registers/${encodeURIComponent(register.code)}`}>{register.code}</Link>
                  </Cell>
                  <Cell className="min-w-64">
                    <Link href={`/registers/${encodeURIComponent(register.code)}`} className="font-medium text-ink no-underline hover:underline">
                      {register.title}
                    </Link>
                    {register.status && <span className="block text-xs text-muted">{register.status}</span>}
                  </Cell>
                  <Cell>
                    <Badge tone={register.state === 'active' ? 'strong' : 'neutral'}>{register.state}</Badge>
                  </Cell>
                  <Cell>{register.version ?? '—'}</Cell>
                  <Cell numeric>{register.failureModes}</Cell>
                  <Cell>
                    <RelativeTime at={register.updatedAt} />
                  </Cell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      {next !== null && (
        <p className="pt-4">
          <ButtonLink href={`/registers?after=${encodeURIComponent(next)}`}>More registers</ButtonLink>
        </p>
      )}
    </>
  )
}
