import type { PhrasingContent } from 'mdast'
import type { AssessmentContent } from '@/lib/domain/document/content'
import { FACTORS, LEVELS } from '@/lib/domain/scoring/factor'
import type { Factor, FactorSet, Stage } from '@/lib/domain/scoring/factor'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

const WORDS = {
  likelihood: 'likelihood',
  impact: 'impact',
  detectability: 'detectability',
  recoverability: 'recoverability',
  blastRadius: 'blast radius',
} as const satisfies Record<Factor, string>
const NOT_SCORED = 'not scored'

/** The text of an assessment: the factors that are scored on one line, and the rationale on the lines below (MD-35). */
export function buildAssessment(assessment: AssessmentContent): PhrasingContent[] {
  const scored = FACTORS.flatMap((factor) => {
    const level = assessment.factors[factor]
    return level === null ? [] : [`${WORDS[factor]} ${level}`]
  })
  const rationale = readProse(assessment.rationale ?? '')
  const feed = rationale.length === 0 ? '' : '\n'
  return cleanInline([...textNodes((scored.join(', ') || NOT_SCORED) + feed), ...rationale])
}

/** Reads the text behind the label of an assessment; null when its first line is no list of factors in their order. */
export function readAssessment(stage: Stage, nodes: readonly PhrasingContent[]): AssessmentContent | null {
  const [first, ...others] = nodes
  if (first?.type !== 'text') return null
  const feed = first.value.indexOf('\n')
  if (feed < 0 && others.length > 0 && others[0]?.type !== 'break') return null
  const factors = readFactors(feed < 0 ? first.value : first.value.slice(0, feed))
  const rationale = printProse(cleanInline([...textNodes(feed < 0 ? '' : first.value.slice(feed + 1)), ...others]))
  return factors && { stage, factors, rationale: rationale === '' ? null : rationale }
}

function readFactors(line: string): FactorSet | null {
  const factors: FactorSet = { likelihood: null, impact: null, detectability: null, recoverability: null, blastRadius: null }
  if (line === NOT_SCORED) return factors
  let place = -1
  for (const entry of line.split(', ')) {
    const next = FACTORS.findIndex((factor) => entry.startsWith(`${WORDS[factor]} `))
    const factor = FACTORS[next]
    const level = LEVELS.find((value) => factor && entry === `${WORDS[factor]} ${value}`)
    if (!factor || !level || next <= place) return null
    factors[factor] = level
    place = next
  }
  return factors
}
