'use client'

import type { ReactNode } from 'react'
import { MarkdownText } from '@/components/room/markdown-text'
import { describeInstant } from '@/components/ui/age-words'
import { groupDigest } from '@/lib/domain/baseline/group-digest'
import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { BaselineView } from '@/lib/domain/baseline/baseline-view'
import { useRoomView } from '@/lib/live/client/room'

/** What a baseline is of, who held its roles, and by what it is checked. */
export function BaselineFacts({ head, view }: { head: BaselineRow; view: BaselineView }) {
  const { rows } = useRoomView()
  const who = head.frozenById === null ? null : rows.get('membership', head.frozenById)?.name
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Group title="The register">
        {view.header.map(([label, text]) => (
          <Fact key={label} label={label}>
            <MarkdownText inline text={text} />
          </Fact>
        ))}
        <Fact label="Failure modes">{view.lineCount.toLocaleString('en')}</Fact>
        <Fact label="Scoring policy">{view.policyWords}</Fact>
      </Group>
      <Group title={`Who held the roles on ${view.day}`}>
        {view.holders.map(({ role, holders }) => (
          <Fact key={role} label={role}>
            {holders.length > 0 ? holders.join(', ') : <span className="text-warning">Nobody</span>}
          </Fact>
        ))}
        {view.holders.length === 0 && <p className="text-muted">The register names no owner role.</p>}
      </Group>
      <div className="lg:col-span-2">
        <Group title="What it is checked by">
          <Fact label="Frozen">
            {describeInstant(head.frozenAt)}
            {who && ` by ${who}`}, as of event {head.frozenAtSeq.toLocaleString('en')}
          </Fact>
          <Fact label="Content (SHA-256)">
            <Digest text={head.contentDigest} />
          </Fact>
          <Fact label="Rows (SHA-256)">
            <Digest text={head.digest} />
          </Fact>
          <Fact label="Signed with key">
            <Digest text={head.keyId} />
          </Fact>
          <Fact label="Signature (Ed25519)">
            <code className="font-mono text-sm">{head.signature}</code>
          </Fact>
        </Group>
      </div>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h2 className="border-b pb-1 text-lg font-semibold">{title}</h2>
      <dl className="grid gap-x-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]">{children}</dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-sm leading-6 text-muted">{label}</dt>
      <dd className="tabular min-w-0 wrap-anywhere max-sm:mb-1">{children}</dd>
    </div>
  )
}

function Digest({ text }: { text: string }) {
  return <code className="font-mono text-sm">{groupDigest(text)}</code>
}
