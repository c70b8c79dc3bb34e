import type { CategoryRow, SectionRow } from '@/lib/domain/register/register-rows'
import { listSections, type RegisterRows } from '@/lib/domain/register/rows-to-content'

/** A section of the document in its place; a category is one too. */
export type DocumentEntry = { place: number } & ({ kind: 'category'; row: CategoryRow } | { kind: 'section'; row: SectionRow })

/** The sections in the order of the export, numbered from 1. */
export function listEntries(rows: RegisterRows): DocumentEntry[] {
  return listSections(rows).map((entry, i): DocumentEntry => {
    const place = i + 1
    return 'category' in entry ? { place, kind: 'category', row: entry.category } : { place, kind: 'section', row: entry.section }
  })
}

/** Anchor of a section in the address; it stays the same when sections move. */
export function sectionAnchor(id: string): string {
  return `section-${id.slice(-12)}`
}
