import type { RegisterContent } from '@/lib/domain/document/content'
import { contentToRows } from '@/lib/domain/register/content-to-rows'
import { rowsToContent, type RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { RoundTripSides } from '@/lib/domain/round-trip/compare-round-trip'
import { printForm, PrintedScenarios, type Normalise } from '@/lib/domain/round-trip/printed-form'
import { growTwigs, showPrinted, type Twig } from '@/lib/domain/round-trip/twig'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'

/** A register and a document that was made of it and edited since. Rows hold deleted ones too, and the roles of their time. */
export interface RoundTripSource {
  registerId: string
  /** As it was exported: the very rows of `here` where nothing happened since; null where nobody knows. */
  exported: RegisterRows | null
  here: RegisterRows
  file: RegisterContent
}

/** The three sides as trees of rows. Rows of the file carry ids of their own, the same for the same file. */
export function readSides({ registerId, exported, here, file }: RoundTripSource, normalise: Normalise): RoundTripSides {
  const findRole = roleFinder(exported, here)
  const grow = (content: RegisterContent, side: string) => growTwigs(rowsOf(content, registerId, side, findRole), registerId)
  const known = new PrintedScenarios(file)
  const read = (rows: RegisterRows, side: string): Twig => {
    const printed = printForm(rowsToContent(rows, registerId), known, normalise)
    return showPrinted(growTwigs(rows, registerId), grow(printed, side))
  }
  const before = exported && read(exported, 'exported')
  // Where nothing happened since the export there is one version to look at.
  return { exported: before, here: before && exported === here ? before : read(here, 'here'), file: grow(file, 'file') }
}

/** A name means the role that bore it when the document was made; otherwise one that bears it now. */
function roleFinder(exported: RegisterRows | null, here: RegisterRows): (name: string) => string | null {
  const live = here.all('owner-role').filter(({ deletedAt }) => deletedAt === null)
  const ids = new Set(live.map(({ id }) => id))
  const then = (exported?.all('owner-role') ?? []).filter(({ id, deletedAt }) => deletedAt === null && ids.has(id))
  const names = new Map([...live, ...then].map(({ id, name }) => [name, id]))
  return (name) => names.get(name) ?? null
}

function rowsOf(content: RegisterContent, registerId: string, side: string, findRole: (name: string) => string | null): RegisterRows {
  let made = 0
  const newId = () => `${side}-${String((made += 1)).padStart(9, '0')}`
  const rows: Partial<Record<RowKind, Row[]>> = {}
  for (const change of contentToRows(content, { registerId, scoringPolicyId: '', newId, findRole })) {
    if (change.field !== null) continue
    const list = rows[change.kind] ?? []
    rows[change.kind] = list
    list.push(change.after)
  }
  return new PlainRows(rows)
}
