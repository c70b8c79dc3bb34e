import type { ScenarioContent } from '@/lib/domain/document/content'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import { EMPTY_FACTORS, STAGES, type Stage } from '@/lib/domain/scoring/factor'

/** Label of the free part that keeps the id which a source gave to a failure mode (decision 0035). */
export const REFERENCE_LABEL = 'Source reference'

/** Where imported notes stand: behind everything that has a field. */
export const NOTES_AFTER = 'statusText'

/** The failure mode of a document that a draft becomes. What the source does not give stays “not given”. */
export function draftToScenario(draft: ImportDraft, code: string): ScenarioContent {
  const { title, component, layer, texts } = draft
  return {
    code,
    title,
    component,
    layer,
    scenario: texts.scenario ?? null,
    cause: texts.cause ?? null,
    effect: texts.effect ?? null,
    trigger: texts.trigger ?? null,
    invariant: texts.invariant ?? null,
    degradedMode: texts.degradedMode ?? null,
    recoveryStrategy: texts.recoveryStrategy ?? null,
    statusText: texts.statusText ?? null,
    detectionSignals: draft.signals,
    response: { windowMinutes: null, label: null, steps: [] },
    hardStop: { noneReason: null, steps: [] },
    hardStopAuthority: null,
    owners: draft.owners.map((name, i) => ({ name, part: i === 0 ? 'accountable' : 'joint' })),
    promise: [],
    failureClass: [],
    blastData: null,
    blastUsers: null,
    blastTime: null,
    blastConsumers: null,
    assessments: STAGES.flatMap((stage) => assessmentAt(draft, stage)),
    controls: draft.controls.map(({ type, state, title: text }) => ({ type, state, title: text, owner: null, due: null })),
    partOrder: null,
    freeParts: listNotes(draft).map(({ label, text }) => ({ after: NOTES_AFTER, label, body: text })),
  }
}

/** The notes of a draft, its reference first. */
export function listNotes({ reference, notes }: ImportDraft): { label: string; text: string }[] {
  return [...(reference === null ? [] : [{ label: REFERENCE_LABEL, text: reference }]), ...notes]
}

/** What stands as the reason of imported scores: the original figures and words. */
export function rationaleAt({ scores }: ImportDraft, stage: Stage): string | null {
  const sources = scores.filter((score) => score.stage === stage).map(({ source }) => source)
  return sources.length === 0 ? null : `Imported: ${sources.join('; ')}`
}

function assessmentAt(draft: ImportDraft, stage: Stage): ScenarioContent['assessments'] {
  const scores = draft.scores.filter((score) => score.stage === stage)
  if (scores.length === 0) return []
  const factors = Object.fromEntries(scores.map(({ factor, level }) => [factor, level]))
  return [{ stage, factors: { ...EMPTY_FACTORS, ...factors }, rationale: rationaleAt(draft, stage) }]
}
