import { HEADER_FIELDS, type HeaderField } from '@/lib/domain/document/content'
import { printCodedTitle } from '@/lib/domain/document/document-code'
import { printTime, type DocumentFacts } from '@/lib/domain/document/document-facts'
import { HEADER_LABELS } from '@/lib/domain/document/document-labels'
import { plainTextOf, type PrintedFact, type PrintedFront } from '@/lib/domain/document/printed-document'
import type { PrintedSource } from '@/lib/domain/document/printed-source'

/** Title, running head and origin of a document of a register. */
export function frontOf({ content, facts, reader }: PrintedSource, subtitle: string | null = null): PrintedFront {
  const said = (field: HeaderField) => plainTextOf(reader.prose(content.header[field] ?? '')) || null
  return {
    title: printCodedTitle(content.code, reader.line(content.title)),
    subtitle,
    organisation: facts.organisation,
    logo: facts.logo,
    running: { code: content.code, version: said('version'), status: facts.baseline?.status ?? said('status') },
    origin: originOf(facts),
  }
}

/** What was printed and when, in a sentence. */
export function originOf({ baseline, printedAt, timeZone, eventNumber }: Pick<DocumentFacts, 'baseline' | 'printedAt' | 'timeZone' | 'eventNumber'>): string {
  const when = `Printed ${printTime(printedAt, timeZone)}`
  if (baseline === null) return `${when} from the register as it stood at event ${eventNumber}. This is no baseline: it can change, and nobody has signed it.`
  return `${when} from baseline ${baseline.number} (${baseline.status}), frozen ${printTime(baseline.frozenAt, timeZone)}. SHA-256 ${baseline.digest}`
}

/** The lines of the header in their order, with those that are none of the known fields. */
export function headerFacts({ content, reader }: PrintedSource): PrintedFact[] {
  const extra = (after: HeaderField | null) =>
    content.headerLines.filter((line) => line.after === after).map(({ label, value }) => ({ label: reader.line(label), runs: reader.prose(value) }))
  const order = [...new Set([...(content.headerOrder ?? []), ...HEADER_FIELDS])]
  const known = order.flatMap((field) => {
    const value = content.header[field]
    return [...(value === null ? [] : [{ label: HEADER_LABELS[field], runs: reader.prose(value) }]), ...extra(field)]
  })
  return [...extra(null), ...known]
}
