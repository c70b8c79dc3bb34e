import type { Factor, Level } from '@/lib/domain/scoring/factor'

/** What a factor is called and what it asks (the method text, section 6). */
export interface FactorWords {
  label: string
  /** Column head where width is dear. */
  short: string
  question: string
}

export const FACTOR_WORDS = {
  likelihood: {
    label: 'Likelihood',
    short: 'L',
    question: 'How likely is this under the expected workload and rate of change?',
  },
  impact: {
    label: 'Impact',
    short: 'I',
    question: 'What damage follows: business, user, regulatory, financial or operational?',
  },
  detectability: {
    label: 'Detectability',
    short: 'D',
    question: 'How quickly and precisely would we notice?',
  },
  recoverability: {
    label: 'Recoverability',
    short: 'R',
    question: 'Can we repair or restore safely?',
  },
  blastRadius: {
    label: 'Blast radius',
    short: 'B',
    question: 'How much data, how many tenants, consumers and operations does it reach?',
  },
} as const satisfies Record<Factor, FactorWords>

/** The word for every level of every factor (PRODUCT.md section 2); shown wherever a score is given. */
export const RUBRIC = {
  likelihood: { 1: 'rare', 2: 'unlikely', 3: 'possible', 4: 'likely', 5: 'expected' },
  impact: { 1: 'minor', 2: 'low', 3: 'medium', 4: 'high', 5: 'critical' },
  detectability: { 1: 'immediate', 2: 'fast', 3: 'delayed', 4: 'hard', 5: 'silent' },
  recoverability: {
    1: 'automatic',
    2: 'simple manual',
    3: 'scripted repair',
    4: 'restore or replay required',
    5: 'unclear or impossible',
  },
  blastRadius: {
    1: 'single row or request',
    2: 'single user or case',
    3: 'tenant or feature',
    4: 'multiple tenants or systems',
    5: 'global or systemic',
  },
} as const satisfies Record<Factor, Record<Level, string>>

/** A level with its word, such as "4 hard"; "not scored" for null. */
export function describeLevel(factor: Factor, level: Level | null): string {
  return level === null ? 'not scored' : `${level} ${RUBRIC[factor][level]}`
}
