import { FACTORS, STAGES, type Factor, type Stage } from '@/lib/domain/scoring/factor'
import type { ScoringPolicy, Weights } from '@/lib/domain/scoring/policy'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'

/** What the lab shows, as it stands in the address. */
export interface LabState {
  stage: Stage
  /** Id of the policy by which rows are ordered, `moves` for the widest moves first, or `code`. */
  sort: string
  /** From 1. */
  page: number
  /** Weights that somebody typed; null for none. */
  typed: ScoringPolicy | null
  /** Id of a stored version to compare with; null for none. */
  version: string | null
}

/** Order by the policy of the register. */
export const OWN_SORT = 'own'

const numbers = (text: string | null) => (text ? text.split('_').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : NaN)) : [])

/** Reads the address; what makes no sense there is what opens first. */
export function readLabAddress(query: URLSearchParams): LabState {
  const page = Number(query.get('page') ?? '1')
  return {
    stage: STAGES.find((one) => one === query.get('stage')) ?? 'current',
    sort: query.get('sort') ?? OWN_SORT,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    typed: readTyped(query),
    version: query.get('with'),
  }
}

function readTyped(query: URLSearchParams): ScoringPolicy | null {
  const parsed = scoringPolicySchema.safeParse(customPolicy(numbers(query.get('weights')), numbers(query.get('edges'))))
  return parsed.success ? parsed.data : null
}

/** Weights in the order of FACTORS, and three edges or none, as a policy that still has to be checked. */
export function customPolicy(weights: readonly number[], edges: readonly number[]) {
  const named = Object.fromEntries(FACTORS.map((factor, place) => [factor, weights[place]]))
  return { kind: 'custom', weights: named, ...(edges.length > 0 ? { edges } : {}) }
}

/** The address of the lab in a state, without what opens first. */
export function labHref(registerCode: string, { stage, sort, page, typed, version }: LabState): string {
  const query = new URLSearchParams()
  if (stage !== 'current') query.set('stage', stage)
  if (sort !== OWN_SORT) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  if (typed?.kind === 'custom') query.set('weights', listWeights(typed.weights).join('_'))
  if (typed?.edges) query.set('edges', typed.edges.join('_'))
  if (version) query.set('with', version)
  const text = query.toString()
  return `/registers/${encodeURIComponent(registerCode)}/policy-lab${text === '' ? '' : `?${text}`}`
}

/** Weights in the order of FACTORS. */
export function listWeights(weights: Weights): number[] {
  return FACTORS.map((factor: Factor) => weights[factor])
}
