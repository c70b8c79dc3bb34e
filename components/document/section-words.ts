import type { SectionKind } from '@/lib/domain/document/content'

interface SectionWords {
  /** Name of the kind. */
  label: string
  /** What belongs there. */
  about: string
  /** Title that a new one begins with. */
  title: string
}

/** The kinds of section in words. */
export const SECTION_WORDS = {
  category: { label: 'Category of scenarios', about: 'Failure modes of one kind, each a scenario.', title: '' },
  free: { label: 'Free text', about: 'Anything that fits no other section.', title: '' },
  purpose: { label: 'Purpose', about: 'Why this pre-mortem is held, and what it does not do.', title: 'Purpose' },
  classification: {
    label: 'Classification',
    about: 'How the failures are grouped, and what each scenario tells.',
    title: 'Failure Classification',
  },
  'decision-matrix': { label: 'Decision matrix', about: 'On which condition who may do what.', title: 'Decision Matrix' },
  checklist: { label: 'Checklist', about: 'What to do first, whatever has failed.', title: 'Failure Response Checklist' },
  conclusion: { label: 'Conclusion', about: 'What follows from all of it.', title: 'Pre-Mortem Conclusion' },
  'document-control': {
    label: 'Document control',
    about: 'The versions of the document: when, and what changed.',
    title: 'Document Control',
  },
  'sign-off': { label: 'Sign-off', about: 'The roles that are asked to sign.', title: 'Sign-Off' },
} as const satisfies Record<SectionKind, SectionWords>

/** The order in which kinds are offered. */
const SECTION_KIND_ORDER = [
  'category',
  'free',
  'purpose',
  'classification',
  'decision-matrix',
  'checklist',
  'conclusion',
  'document-control',
  'sign-off',
] as const satisfies readonly SectionKind[]

const OFTEN: readonly SectionKind[] = ['category', 'free']

/**
 * Kinds that can be added to a document with these: a known kind once, because a second one would be read back as free text, the rest
 * always.
 */
export function offerKinds(present: readonly SectionKind[]): SectionKind[] {
  return SECTION_KIND_ORDER.filter((kind) => OFTEN.includes(kind) || !present.includes(kind))
}
