'use client'

import { useMemo } from 'react'
import { listEntries, type DocumentEntry } from '@/components/document/document-entries'
import { useRegisterRow } from '@/components/register/use-register'
import type { RegisterRow } from '@/lib/domain/register/register-rows'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

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
  const entries = useMemo(() => listEntries(rows), [rows])
  return { register, entries, mayEdit: store.may('edit-rows'), mayManage: store.may('manage-register') }
}
