import { OPEN_STATUSES } from '@/lib/domain/coverage/open-lines'
import type { Filter } from '@/lib/domain/worksheet/filter'
import { worksheetHref } from '@/lib/domain/worksheet/worksheet-address'

/** The tables of the page, by the word in the address. */
export const COVERAGE_TABLES = ['controls', 'owners', 'categories', 'promises'] as const
export type CoverageTable = (typeof COVERAGE_TABLES)[number]

/** Orders of the failure modes: worst risk first, most holes first, by code. */
export const COVERAGE_SORTS = ['risk', 'holes', 'code'] as const
export type CoverageSort = (typeof COVERAGE_SORTS)[number]

export interface CoverageState {
  table: CoverageTable
  /** Only failure modes with a hole. */
  holes: boolean
  sort: CoverageSort
  /** From 1. */
  page: number
}

/** Reads the address; what makes no sense there is what opens first. */
export function readCoverageAddress(query: URLSearchParams): CoverageState {
  const page = Number(query.get('page') ?? '1')
  return {
    table: COVERAGE_TABLES.find((one) => one === query.get('table')) ?? 'controls',
    holes: query.get('holes') === 'only',
    sort: COVERAGE_SORTS.find((one) => one === query.get('sort')) ?? 'risk',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of the page in a state, without what opens first. */
export function coverageHref(registerCode: string, { table, holes, sort, page }: Partial<CoverageState>): string {
  const query = new URLSearchParams()
  if (table && table !== 'controls') query.set('table', table)
  if (holes) query.set('holes', 'only')
  if (sort && sort !== 'risk') query.set('sort', sort)
  if (page && page > 1) query.set('page', String(page))
  const text = query.toString()
  return `/registers/${encodeURIComponent(registerCode)}/coverage${text === '' ? '' : `?${text}`}`
}

/** The worksheet with the open failure modes that other tokens let through. */
export function openRowsHref(registerCode: string, filters: readonly Filter[], peek?: string): string {
  return worksheetHref(registerCode, { filters: [...filters, { field: 'status', op: 'is', values: OPEN_STATUSES }], peek })
}
