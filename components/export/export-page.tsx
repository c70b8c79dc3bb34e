'use client'

import { useSearchParams } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { replaceAddress } from '@/components/coverage/replace-address'
import { DocumentPreview } from '@/components/export/document-preview'
import { ExportForm } from '@/components/export/export-form'
import { missingOf, readExportChoice, writeExportChoice, type ExportChoice } from '@/components/export/export-choice'
import { MakingWords } from '@/components/export/making-words'
import { useExport } from '@/components/export/use-export'
import { useRegisterRow } from '@/components/register/use-register'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DOCUMENT_FORMAT_WORDS, holdsRows } from '@/lib/domain/document/document-choice'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** From so many failure modes on a preview is made when somebody asks for it. */
const PREVIEW_AT_ONCE = 200

/** Takes the register out of the product: what, as what, how it will look, and how far it is. */
export function ExportPage() {
  const { code, title } = useRegisterRow()
  const { rows } = useRoomView()
  const { firstOf } = useRoomStore()
  const [choice, setChoice] = useState(readExportChoice(new URLSearchParams(useSearchParams())))
  const { making, begin, giveUp } = useExport()
  const base = `/registers/${encodeURIComponent(code)}`
  const scenarios = rows.all('failure-mode').filter((row) => row.deletedAt === null).sort((a, b) => (a.code < b.code ? -1 : 1))
  const workshops = rows.all('workshop').filter((row) => row.deletedAt === null)
  const baselines = rows.all('baseline').sort((a, b) => b.number - a.number)
  const change = (next: ExportChoice) => {
    setChoice(next)
    replaceAddress(`${base}/export?${writeExportChoice(next)}`)
  }
  const missing = missingOf(choice)
  const isMaking = making.state === 'making'
  return (
    <>
      <PageHeader above={<Breadcrumbs crumbs={[{ label: code, href: base }, { label: 'Export' }]} />} title="Export" description={`A file of ${title}.`} />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[20rem_1fr]">
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault()
            if (missing === null && !isMaking) void begin(addressOf(code, choice))
          }}
        >
          <ExportForm choice={choice} onChange={change} scenarios={scenarios} workshops={workshops} baselines={baselines} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" icon="download" pending={isMaking} disabled={missing !== null}>
              Export {DOCUMENT_FORMAT_WORDS[choice.format].label}
            </Button>
            {isMaking && <Button onClick={giveUp}>Cancel</Button>}
          </div>
          <MakingWords making={making} />
        </form>
        <section aria-label="Preview" className="min-w-0">
          <Preview key={`${choice.kind} ${missing}`} choice={choice} code={code} missing={missing} isLarge={(firstOf ?? scenarios.length) > PREVIEW_AT_ONCE} />
        </section>
      </div>
    </>
  )
}

/** The address of the file; times are printed in the reader's zone. */
function addressOf(code: string, choice: ExportChoice): string {
  const query = writeExportChoice(choice)
  query.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
  query.set('progress', '1')
  return `/api/registers/${encodeURIComponent(code)}/document?${query}`
}

interface PreviewProps {
  choice: ExportChoice
  code: string
  missing: string | null
  isLarge: boolean
}

function Preview({ choice, code, missing, isLarge }: PreviewProps) {
  const [isWanted, setWanted] = useState(!isLarge)
  if (missing !== null) return <Words>{missing} The preview follows.</Words>
  if (holdsRows(choice.format)) return <RowWords choice={choice} />
  if (!isWanted) {
    return (
      <Words>
        This is a large register; its preview takes a few seconds.
        <span className="mt-3 block">
          <Button onClick={() => setWanted(true)}>Show the preview</Button>
        </span>
      </Words>
    )
  }
  return <DocumentPreview address={addressOf(code, { ...choice, format: 'html', toEdit: false })} />
}

function Words({ children }: { children: ReactNode }) {
  return <div className="border-y px-1 py-8 text-muted">{children}</div>
}

/** What is in a file that is no document. */
function RowWords({ choice: { format } }: Pick<PreviewProps, 'choice'>) {
  if (format === 'json') return <Words>Every row of the register with its id, its policies and roles, in canonical form: equal registers give equal bytes.</Words>
  if (format === 'csv') {
    return (
      <Words>
        One line for each failure mode, with its id and every column of the worksheet. UTF-8, separated by commas. A cell that begins with =, +, - or @ has an
        apostrophe before it, so that no program computes it.
      </Words>
    )
  }
  return (
    <Words>
      Six sheets: method and legend, the inherent and the current matrix, and all failure modes, controls and actions with their ids, filters and a fixed head. Texts are
      stored as text, so that no program computes them.
    </Words>
  )
}
