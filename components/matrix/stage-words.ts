import type { Stage } from '@/lib/domain/scoring/factor'

/** What each stage means, for the place where one is chosen. */
export const STAGE_WORDS: Record<Stage, string> = {
  inherent: 'Inherent: without controls',
  current: 'Current: controls in place',
  target: 'Target: all planned controls in place',
}
