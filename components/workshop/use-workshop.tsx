'use client'

import { createContext, use } from 'react'
import type { WorkshopPhaseRow, WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { present } from '@/lib/kernel/assert'

/** The workshop that a page shows, and what whoever looks at it may do there. */
export interface WorkshopAtHand {
  workshop: WorkshopRow
  phase: WorkshopPhaseRow
  phases: WorkshopPhaseRow[]
  /** Whether the reader leads it: the console is theirs. */
  mayRun: boolean
  /** Whether the reader writes and groups; others watch. */
  takesPart: boolean
  /** Whether cards may be moved now, by the reader. */
  mayGroup: boolean
  /** True on a guest's page, from which no way leads into the register. */
  isGuest: boolean
}

export const WorkshopContext = createContext<WorkshopAtHand | null>(null)

export function useWorkshop(): WorkshopAtHand {
  return present(use(WorkshopContext), 'a part of a workshop stands inside its page')
}

/** Address of the workshops of a register, or of one of them. */
export function workshopPath(registerCode: string, id?: string): string {
  const list = `/registers/${encodeURIComponent(registerCode)}/workshops`
  return id === undefined ? list : `${list}/${id}`
}

/** Address of a workshop as a projector shows it. */
export function projectorPath(registerCode: string, id: string): string {
  return `${workshopPath(registerCode, id)}/projector`
}
