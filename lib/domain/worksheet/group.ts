import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'
import { isAnswering } from '@/lib/domain/owners/ownership'
import { BAND_LABELS, worseBand } from '@/lib/domain/scoring/band'
import { BANDS, type Band } from '@/lib/domain/scoring/factor'
import { naturalText } from '@/lib/domain/worksheet/fold-text'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What lines are put together by. */
export const GROUPS = ['category', 'owner', 'band', 'component', 'status'] as const
export type GroupBy = (typeof GROUPS)[number]

/** Where a line belongs: a key that stays, the words of the header, and a text by which sections are ordered. */
export interface GroupPlace {
  key: string
  label: string
  place: string
}

/** Lines that belong together, in the order of the list. */
export interface LineSection {
  key: string
  label: string
  place: string
  lines: readonly WorksheetLine[]
  count: number
  /** Worst band at the current stage; null when nothing in it is scored. */
  worst: Band | null
}

const NOBODY = { key: '', label: 'Nobody', place: '' }
const NO_COMPONENT = { key: '', label: 'No component', place: '\uffff' }
const UNSCORED = { key: '', label: 'Not scored', place: '9' }

/**
 * Where a line belongs. Each line stands in one section: under the first owner who answers for it, unowned lines on top; worst band
 * first, unscored last; categories as in the document; components by name, those without one last.
 */
export function groupPlaceOf(line: WorksheetLine, by: GroupBy): GroupPlace {
  switch (by) {
    case 'category':
      return { key: line.categoryId, label: line.categoryTitle, place: `${line.categoryPlace} ${line.categoryId}` }
    case 'owner':
      return ownerPlace(line)
    case 'band':
      return line.band === null ? UNSCORED : bandPlace(line.band)
    case 'component':
      return line.component === null ? NO_COMPONENT : componentPlace(line.component)
    case 'status':
      return { key: line.status, label: statusLabel(line.status), place: String(FAILURE_MODE_STATUSES.indexOf(line.status)) }
  }
}

function bandPlace(band: Band): GroupPlace {
  return { key: band, label: BAND_LABELS[band], place: String(BANDS.length - BANDS.indexOf(band)) }
}

function componentPlace(component: string): GroupPlace {
  return { key: component, label: component, place: `${naturalText(component)} ${component}` }
}

function ownerPlace(line: WorksheetLine): GroupPlace {
  const owner = line.owners.find(isAnswering)
  if (!owner) return NOBODY
  return { key: ownerKey(owner), label: owner.name, place: `0${naturalText(owner.name)} ${owner.roleId ?? ''}` }
}

/** A status as people read it, such as "In treatment". */
export function statusLabel(status: string): string {
  return `${status.charAt(0).toUpperCase()}${status.slice(1).replaceAll('-', ' ')}`
}

/** Puts lines, which are in their order, into sections. */
export function groupLines(lines: readonly WorksheetLine[], by: GroupBy): LineSection[] {
  const sections = new Map<string, { place: GroupPlace; runs: (readonly WorksheetLine[])[] }>()
  // Neighbours mostly belong together, and ten thousand lines are put into sections at every key of a search.
  for (let from = 0, first = lines[0]; first; first = lines[from]) {
    const key = groupKeyOf(first, by)
    const to = endOfRun(lines, from, key, by)
    const section = sections.get(key) ?? { place: groupPlaceOf(first, by), runs: [] }
    section.runs.push(lines.slice(from, to))
    sections.set(key, section)
    from = to
  }
  return [...sections.values()].map(({ place, runs }) => makeSection(place, runs.flat())).sort(compareSections)
}

function endOfRun(lines: readonly WorksheetLine[], from: number, key: string, by: GroupBy): number {
  let to = from
  for (let line = lines[to]; line && groupKeyOf(line, by) === key; line = lines[to]) to += 1
  return to
}

/** The key of the section in which a line stands. */
function groupKeyOf(line: WorksheetLine, by: GroupBy): string {
  switch (by) {
    case 'category':
      return line.categoryId
    case 'owner':
      return ownerKey(line.owners.find(isAnswering))
    case 'band':
      return line.band ?? UNSCORED.key
    case 'component':
      return line.component ?? NO_COMPONENT.key
    case 'status':
      return line.status
  }
}

function ownerKey(owner: WorksheetLine['owners'][number] | undefined): string {
  return owner ? (owner.roleId ?? `text ${owner.name}`) : NOBODY.key
}

/** A section of these lines. */
export function makeSection({ key, label, place }: GroupPlace, lines: readonly WorksheetLine[]): LineSection {
  return { key, label, place, lines, count: lines.length, worst: lines.reduce<Band | null>((worst, { band }) => worseBand(worst, band), null) }
}

/** Order of sections; keys break ties, so that two of one name stand still. */
export function compareSections(a: GroupPlace, b: GroupPlace): number {
  if (a.place !== b.place) return a.place < b.place ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
