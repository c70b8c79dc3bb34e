'use client'

import Link from 'next/link'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { useVerify, type VerifyState } from '@/components/baseline/use-verify'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { groupDigest } from '@/lib/domain/baseline/group-digest'
import { FINDINGS_MAX, printChecked, type Finding, type VerifyReport } from '@/lib/domain/baseline/verify-report'

interface VerifyPageProps {
  /** Null for who may not check the record. */
  publicKey: { keyId: string; publicKey: string } | null
}

/** Has the record of the workspace recomputed, and says what does not fit. */
export function VerifyPage({ publicKey }: VerifyPageProps) {
  const { state, start, stop } = useVerify()
  if (publicKey === null) {
    return (
      <EmptyState headingLevel={1} title="Only an administrator checks the record.">
        It recomputes everything that ever happened in the workspace. Ask an administrator to do it.
      </EmptyState>
    )
  }
  const isRunning = state.is === 'running'
  return (
    <>
      <PageHeader
        title="Check the record"
        description="Recomputes every chain of events, the heads that were signed each day, and every baseline with its signature, and names the first record that does not fit."
        actions={
          isRunning ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button variant="primary" onClick={() => void start()}>
              {state.is === 'idle' ? 'Check everything' : 'Check again'}
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Standing state={state} />
        <section aria-labelledby="verify-key" className="max-w-prose min-w-0">
          <h2 id="verify-key" className="border-b pb-1 text-lg font-semibold">
            The key of this server
          </h2>
          <p className="py-2">
            It signs baselines and heads, and is kept outside of the database: whoever rewrites the database cannot sign what they wrote. Note its SHA-256 where nobody who runs this server can change it.
          </p>
          <p>
            <code className="font-mono text-sm wrap-anywhere">{groupDigest(publicKey.keyId)}</code>
          </p>
          <pre tabIndex={0} aria-label="Public key" className="mt-3 overflow-x-auto rounded-md bg-sunk p-3 font-mono text-sm">
            {publicKey.publicKey.trim()}
          </pre>
          <p className="pt-3">
            <ButtonLink href="/api/verify/key" download prefetch={false} icon="download">
              Download the public key
            </ButtonLink>
          </p>
        </section>
      </div>
    </>
  )
}

function Standing({ state }: { state: VerifyState }) {
  if (state.is === 'idle') return null
  if (state.is === 'failed') return <Notice tone="error" live title={state.message} />
  if (state.is === 'done') return <Outcome report={state.report} />
  const { done, of, events } = state.progress ?? { done: 0, of: 1, events: 0 }
  return (
    <div className="max-w-prose">
      <label htmlFor="verify-progress" className="tabular block pb-1 text-sm text-muted">
        {done.toLocaleString('en')} of {of.toLocaleString('en')} streams, {events.toLocaleString('en')} events
      </label>
      <progress id="verify-progress" value={done} max={of} className="w-full accent-accent" />
    </div>
  )
}

function Outcome({ report }: { report: VerifyReport }) {
  const [first] = report.findings
  if (!first) {
    return (
      <Notice tone="success" live title="Every record fits.">
        Checked: {printChecked(report)}.
      </Notice>
    )
  }
  return (
    <div className="grid gap-4">
      <Notice tone="error" live title={`${capitalise(first.record)} does not fit.`}>
        Checked: {printChecked(report)}. {report.hasMore && `The first ${FINDINGS_MAX} are listed.`}
      </Notice>
      <TableFrame label="What does not fit">
        <Table>
          <TableHead>
            <tr>
              {['Where', 'Record', 'What is wrong'].map((head) => (
                <HeadCell key={head}>{head}</HeadCell>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {report.findings.map((finding, i) => (
              <FindingRow key={i} finding={finding} />
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </div>
  )
}

function FindingRow({ finding: { code, record, message } }: { finding: Finding }) {
  return (
    <TableRow>
      <Cell className="whitespace-nowrap">{code === null ? 'Workspace' : <Link href={baselinesPath(code)}>{code}</Link>}</Cell>
      <Cell className="whitespace-nowrap">{record}</Cell>
      <Cell>{capitalise(message)}</Cell>
    </TableRow>
  )
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
