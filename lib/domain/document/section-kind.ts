import type { SectionKind } from '@/lib/domain/document/content'

export type TitledKind = Exclude<SectionKind, 'category' | 'free'>

const TITLES: readonly (readonly [RegExp, TitledKind])[] = [
  [/^purpose$/i, 'purpose'],
  [/^failure classification$/i, 'classification'],
  [/^decision matrix(?: |$|\()/i, 'decision-matrix'],
  [/(?:^| )checklist$/i, 'checklist'],
  [/(?:^| )conclusion$/i, 'conclusion'],
  [/^document control$/i, 'document-control'],
  [/^sign[- ]?off$/i, 'sign-off'],
]

/** The kind that a section's title (without its number) promises; null when the title is none of the known ones (MD-12). */
export function readSectionKind(title: string): TitledKind | null {
  return TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? null
}

/** Heads of the tables of known sections, word for word. */
export const TABLE_HEADS = {
  'decision-matrix': ['Condition', 'Action', 'Authority'],
  'document-control': ['Version', 'Date', 'Change'],
  'sign-off': ['Role', 'Approval', 'Date'],
} as const

/** Opens every line of a checklist. */
export const CHECKBOX = '□'
