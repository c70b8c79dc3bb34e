'use client'

import { useMemo } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import type { CategoryRow, RegisterRow, SectionRow } from '@/lib/domain/register/register-rows'
import { listSections } from '@/lib/domain/register/rows-to-content'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** A section of the document in its place; a category is one too. */
export type DocumentEntry = { place: number } & ({ kind: 'category'; row: CategoryRow } | { kind: 'section'; row: SectionRow })

export interface DocumentView {
  register: RegisterRow
  /** In the order of the export, numbered from 1. */
  entries: DocumentEntry[]
  /** Whether the reader may edit the rows of the document, and the register itself. */
  mayEdit: boolean
  mayManage: boolean
}

/** The document of this room as it stands now. */
export function useDocument(): DocumentView {
  const { rows } = useRoomView()
  const store = useRoomStore()
  const register = useRegisterRow()
  const entries = useMemo(
    () =>
      listSections(rows).map((entry, i): DocumentEntry => {
        const place = i + 1
        return 'category' in entry ? { place, kind: 'category', row: entry.category } : { place, kind: 'section', row: entry.section }
      }),
    [rows],
  )
  return { register, entries, mayEdit: store.may('edit-rows'), mayManage: store.may('manage-register') }
}

/** Anchor of a section in the address; it stays the same when sections move. */
export function sectionAnchor(id: string): string {
  return `section-${id.slice(-12)}`
}
