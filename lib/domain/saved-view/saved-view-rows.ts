import { cell, derived, fixed, lasting, optionalReference, reference, requiredLine } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

/** Longest state of a worksheet that a view keeps, in characters: the query of its address. */
export const VIEW_STATE_MAX = 4_000

const fields = {
  ownerId: derived(lasting(reference('Owner', 'membership'))),
  name: requiredLine('Name', 120),
  /** Null for a view of any register. */
  registerId: fixed(optionalReference('Register', 'register')),
  /** Filters, sorting, group, columns and text as they stand in the address of a worksheet, without the leading question mark. */
  state: cell('State', VIEW_STATE_MAX),
}

/** A view that only its owner sees. */
export const privateViewRow = defineRow('private-view', 'private view', fields)
export type PrivateViewRow = RowOf<typeof privateViewRow>

/** A view that everybody in the workspace sees. */
export const sharedViewRow = defineRow('shared-view', 'shared view', fields)
export type SharedViewRow = RowOf<typeof sharedViewRow>
