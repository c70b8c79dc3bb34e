import type { FactorSet, Stage } from '@/lib/domain/scoring/factor'
import type { ControlState, ControlType } from '@/lib/domain/control/control-words'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import type { FailureClass, PromiseAtRisk } from '@/lib/domain/failure-mode/failure-mode-words'

/**
 * The content of a register as a document tells it: an ordered list of sections, and scenarios as ordered lists of parts, each known
 * or free. Ids, history, people and results are outside. Three kinds of text:
 *  - `Line`: one line of plain text (codes, titles, names); no markup.
 *  - `Prose`: inline Markdown (emphasis, strong, code, link), may hold soft breaks.
 *  - `Blocks`: Markdown blocks (paragraphs, lists, tables, quotes, fenced code).
 */
export type Line = string
export type Prose = string
export type Blocks = string

export const HEADER_FIELDS = ['version', 'date', 'status', 'scope', 'prerequisites'] as const
export type HeaderField = (typeof HEADER_FIELDS)[number]

/** A header line that is none of the known fields, kept in its place behind `after` (null: before all of them). */
export interface HeaderLine {
  after: HeaderField | null
  label: Line
  value: Prose
}

/** A part that fits no field: kept in its place behind the known part `after` (null: before all of them). */
export interface FreePart<Part extends string> {
  after: Part | null
  /** The bold label that opened it, or null when it had none. */
  label: Line | null
  body: Blocks
}

export const FRONT_PARTS = ['header', 'constraints'] as const
export type FrontPart = (typeof FRONT_PARTS)[number]

/** Known parts of a scenario in their default order: the five of the D10, then what the D10 lacks. */
export const SCENARIO_PARTS = [
  'scenario',
  'detectionSignals',
  'response',
  'hardStop',
  'owners',
  'component',
  'cause',
  'effect',
  'trigger',
  'invariant',
  'promise',
  'failureClass',
  'layer',
  'blastData',
  'blastUsers',
  'blastTime',
  'blastConsumers',
  'degradedMode',
  'recoveryStrategy',
  'hardStopAuthority',
  'assessmentInherent',
  'assessmentCurrent',
  'assessmentTarget',
  'controls',
  'statusText',
] as const
export type ScenarioPart = (typeof SCENARIO_PARTS)[number]

export interface OwnerEntry {
  /** Name of an owner role, or text as it stood in a source. */
  name: Line
  part: OwnerPart
}

export interface AssessmentContent {
  stage: Stage
  factors: FactorSet
  rationale: Prose | null
}

export interface ControlContent {
  type: ControlType
  state: ControlState
  title: Prose
  owner: Line | null
  /** ISO date. */
  due: string | null
}

export interface ScenarioContent {
  code: Line
  title: Line
  scenario: Prose | null
  detectionSignals: Prose[]
  response: {
    /** Window of the first response in minutes; null when the document gives none. */
    windowMinutes: number | null
    /** Any other label, kept word for word; null for "First N Minutes" and "First Response". */
    label: Line | null
    steps: Prose[]
  }
  hardStop: {
    /** Reason of an explicit "none"; null when there is a stop or nothing is said. An empty string is a bare "NONE". */
    noneReason: Prose | null
    steps: Prose[]
  }
  hardStopAuthority: Line | null
  owners: OwnerEntry[]
  component: Line | null
  cause: Prose | null
  effect: Prose | null
  trigger: Prose | null
  invariant: Prose | null
  promise: PromiseAtRisk[]
  failureClass: FailureClass[]
  layer: Line | null
  blastData: Prose | null
  blastUsers: Prose | null
  blastTime: Prose | null
  blastConsumers: Prose | null
  degradedMode: Prose | null
  recoveryStrategy: Prose | null
  statusText: Prose | null
  assessments: AssessmentContent[]
  controls: ControlContent[]
  /** Order of the known parts where it is not the default one; null for the default. */
  partOrder: ScenarioPart[] | null
  freeParts: FreePart<ScenarioPart>[]
}

export interface DecisionRuleContent {
  condition: Prose
  action: Prose
  /** Name of an owner role, or text such as "Escalate to Owner". */
  authority: Line
}

export interface RevisionContent {
  version: Line
  date: Line
  change: Prose
}

export interface SigningRoleContent {
  role: Line
  /** What a document printed there; never a signature. */
  approval: Line
  date: Line
}

/**
 * A section: its heading without number, the blocks before what is known in it (`body`) and after it (`closing`).
 * `purpose`, `classification`, `conclusion` and `free` hold blocks only, in `body`.
 */
interface SectionBase {
  title: Line
  body: Blocks
}
export type SectionContent =
  | (SectionBase & { kind: 'purpose' | 'classification' | 'conclusion' | 'free' })
  | (SectionBase & { kind: 'category'; scenarios: ScenarioContent[] })
  | (SectionBase & { kind: 'decision-matrix'; rules: DecisionRuleContent[]; closing: Blocks })
  | (SectionBase & { kind: 'checklist'; items: Line[]; closing: Blocks })
  | (SectionBase & { kind: 'document-control'; revisions: RevisionContent[]; closing: Blocks })
  | (SectionBase & { kind: 'sign-off'; roles: SigningRoleContent[]; closing: Blocks })

export const SECTION_KINDS = [
  'purpose',
  'classification',
  'category',
  'decision-matrix',
  'checklist',
  'conclusion',
  'document-control',
  'sign-off',
  'free',
] as const satisfies readonly SectionContent['kind'][]
export type SectionKind = (typeof SECTION_KINDS)[number]

export interface RegisterContent {
  code: Line
  title: Line
  /** Each header field as printed; null when the document has no such line. */
  header: Record<HeaderField, Prose | null>
  headerOrder: HeaderField[] | null
  headerLines: HeaderLine[]
  constraints: Prose[]
  /** Order of the known parts before the first section; null for the default. */
  freeParts: FreePart<FrontPart>[]
  sections: SectionContent[]
}
