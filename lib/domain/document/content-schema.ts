import * as z from 'zod/mini'
import { FRONT_PARTS, HEADER_FIELDS, SCENARIO_PARTS } from '@/lib/domain/document/content'
import type { RegisterContent } from '@/lib/domain/document/content'
import { CODE_MAX, isRegisterCode, isScenarioCode } from '@/lib/domain/document/document-code'
import { readResponseLabel } from '@/lib/domain/document/document-labels'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { RESPONSE_WINDOW_MAX } from '@/lib/domain/failure-mode/failure-mode-rows'
import { FAILURE_CLASSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import { OWNER_PARTS } from '@/lib/domain/failure-mode/owner-chain'
import { isCleanText } from '@/lib/domain/row/clean-text'
import { isoDay } from '@/lib/domain/row/row-schema'
import { LEVELS, STAGES } from '@/lib/domain/scoring/factor'

/**
 * Limits of a document, in characters (UTF-16 units) or entries. A register holds at most 20,000 live failure modes (PRODUCT.md).
 */
export const DOCUMENT_LIMITS = {
  line: 300,
  prose: 10_000,
  blocks: 100_000,
  list: 200,
  sections: 500,
  scenarios: 20_000,
} as const

const LINE_BREAK = /[\n\t]/

function textUpTo(max: number) {
  const limit = max.toLocaleString('en-US')
  return z
    .string()
    .check(z.maxLength(max, `is longer than ${limit} characters`), z.refine(isCleanText, 'holds control characters or broken characters'))
}

/** One line of plain text: at most 300 characters, no control characters. */
export const lineSchema = textUpTo(DOCUMENT_LIMITS.line).check(z.refine((text) => !LINE_BREAK.test(text), 'holds a line break or a tab'))
/** Inline Markdown: at most 10,000 characters, no control characters but line feed and tab. */
export const proseSchema = textUpTo(DOCUMENT_LIMITS.prose)
/** Markdown blocks: at most 100,000 characters, no control characters but line feed and tab. */
export const blocksSchema = textUpTo(DOCUMENT_LIMITS.blocks)

const isFilled = (text: string): boolean => text.trim() !== ''
/** A line that storage takes only with something in it: titles, names, items of a checklist. */
const nameSchema = lineSchema.check(z.refine(isFilled, 'is empty'))
const itemSchema = proseSchema.check(z.refine(isFilled, 'is empty'))

function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.array(item).check(z.maxLength(DOCUMENT_LIMITS.list, `holds more than ${DOCUMENT_LIMITS.list} entries`))
}

function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

function setOf<Item extends z.ZodMiniType>(item: Item) {
  return listOf(item).check(z.refine(isUnique, 'names something twice'))
}

const factorSchema = z.nullable(z.literal(LEVELS))
const factorSetSchema = z.strictObject({
  likelihood: factorSchema,
  impact: factorSchema,
  detectability: factorSchema,
  recoverability: factorSchema,
  blastRadius: factorSchema,
})

const assessmentSchema = z.strictObject({
  stage: z.enum(STAGES),
  factors: factorSetSchema,
  rationale: z.nullable(proseSchema),
})

const controlSchema = z.strictObject({
  type: z.enum(CONTROL_TYPES),
  state: z.enum(CONTROL_STATES),
  title: itemSchema,
  owner: z.nullable(nameSchema),
  due: z.nullable(isoDay),
})

const responseSchema = z
  .strictObject({
    windowMinutes: z.nullable(z.int().check(z.minimum(1), z.maximum(RESPONSE_WINDOW_MAX))),
    label: z.nullable(nameSchema.check(z.refine((label) => readResponseLabel(label)?.label === label, 'is no label of a first response'))),
    steps: listOf(itemSchema),
  })
  .check(z.refine((response) => response.label === null || response.windowMinutes === null, 'has both a label and a window'))

const hardStopSchema = z
  .strictObject({ noneReason: z.nullable(proseSchema), steps: listOf(itemSchema) })
  .check(z.refine((stop) => stop.noneReason === null || stop.steps.length === 0, 'has both a reason for none and steps'))

function freePartSchema<const Part extends readonly [string, ...string[]]>(parts: Part) {
  return z.strictObject({ after: z.nullable(z.enum(parts)), label: z.nullable(nameSchema), body: blocksSchema })
}

export const scenarioContentSchema = z.strictObject({
  code: z.string().check(z.refine(isScenarioCode, `is no code: letters and a digit without spaces, at most ${CODE_MAX} characters`)),
  title: nameSchema,
  scenario: z.nullable(proseSchema),
  detectionSignals: listOf(itemSchema),
  response: responseSchema,
  hardStop: hardStopSchema,
  hardStopAuthority: z.nullable(lineSchema),
  owners: listOf(z.strictObject({ name: nameSchema, part: z.enum(OWNER_PARTS) })),
  component: z.nullable(lineSchema),
  cause: z.nullable(proseSchema),
  effect: z.nullable(proseSchema),
  trigger: z.nullable(proseSchema),
  invariant: z.nullable(proseSchema),
  promise: setOf(z.enum(PROMISES)),
  failureClass: setOf(z.enum(FAILURE_CLASSES)),
  layer: z.nullable(lineSchema),
  blastData: z.nullable(proseSchema),
  blastUsers: z.nullable(proseSchema),
  blastTime: z.nullable(proseSchema),
  blastConsumers: z.nullable(proseSchema),
  degradedMode: z.nullable(proseSchema),
  recoveryStrategy: z.nullable(proseSchema),
  statusText: z.nullable(proseSchema),
  assessments: listOf(assessmentSchema).check(z.refine((list) => isUnique(list.map((entry) => entry.stage)), 'names a stage twice')),
  controls: listOf(controlSchema),
  partOrder: z.nullable(setOf(z.enum(SCENARIO_PARTS))),
  freeParts: listOf(freePartSchema(SCENARIO_PARTS)),
})

const sectionBase = { title: nameSchema, body: blocksSchema }
const blocksSectionSchema = z.strictObject({ ...sectionBase, kind: z.enum(['purpose', 'classification', 'conclusion', 'free']) })

export const sectionContentSchema = z.discriminatedUnion('kind', [
  blocksSectionSchema,
  z.strictObject({
    ...sectionBase,
    kind: z.literal('category'),
    scenarios: z.array(scenarioContentSchema).check(z.maxLength(DOCUMENT_LIMITS.scenarios, 'holds more than 20,000 scenarios')),
  }),
  z.strictObject({
    ...sectionBase,
    kind: z.literal('decision-matrix'),
    rules: listOf(z.strictObject({ condition: proseSchema, action: proseSchema, authority: lineSchema })),
    closing: blocksSchema,
  }),
  z.strictObject({ ...sectionBase, kind: z.literal('checklist'), items: listOf(nameSchema), closing: blocksSchema }),
  z.strictObject({
    ...sectionBase,
    kind: z.literal('document-control'),
    revisions: listOf(z.strictObject({ version: lineSchema, date: lineSchema, change: proseSchema })),
    closing: blocksSchema,
  }),
  z.strictObject({
    ...sectionBase,
    kind: z.literal('sign-off'),
    roles: listOf(z.strictObject({ role: lineSchema, approval: lineSchema, date: lineSchema })),
    closing: blocksSchema,
  }),
])

type ParsedSection = z.infer<typeof sectionContentSchema>

/** Codes of all scenarios of a document, in order. */
export function listScenarioCodes(sections: readonly ParsedSection[]): string[] {
  return sections.flatMap((section) => (section.kind === 'category' ? section.scenarios.map((scenario) => scenario.code) : []))
}

/** Kinds of the sections that a register has once at most (PG-32). */
function listKnownKinds(sections: readonly ParsedSection[]): string[] {
  return sections.flatMap(({ kind }) => (kind === 'category' || kind === 'free' ? [] : [kind]))
}

/**
 * Checks the content of a document from anywhere: lengths, counts, closed sets, unique scenario codes, nothing empty that a register
 * must name. What it accepts, storage takes (MD-75). It does not bring texts into normal form (lib/exchange/markdown/normal-form.ts does).
 */
export const registerContentSchema = z.strictObject({
  code: z.string().check(z.refine(isRegisterCode, `is no code: letters and digits without spaces, at most ${CODE_MAX} characters`)),
  title: nameSchema,
  header: z.strictObject({
    version: z.nullable(proseSchema),
    date: z.nullable(proseSchema),
    status: z.nullable(proseSchema),
    scope: z.nullable(proseSchema),
    prerequisites: z.nullable(proseSchema),
  }),
  headerOrder: z.nullable(setOf(z.enum(HEADER_FIELDS))),
  headerLines: listOf(z.strictObject({ after: z.nullable(z.enum(HEADER_FIELDS)), label: nameSchema, value: proseSchema })),
  constraints: listOf(itemSchema),
  freeParts: listOf(freePartSchema(FRONT_PARTS)),
  sections: z
    .array(sectionContentSchema)
    .check(
      z.maxLength(DOCUMENT_LIMITS.sections, `holds more than ${DOCUMENT_LIMITS.sections} sections`),
      z.refine((sections) => listScenarioCodes(sections).length <= DOCUMENT_LIMITS.scenarios, 'holds more than 20,000 scenarios'),
      z.refine((sections) => isUnique(listScenarioCodes(sections)), 'holds a scenario code twice'),
      z.refine((sections) => isUnique(listKnownKinds(sections)), 'holds two sections of one known kind'),
    ),
}) satisfies z.ZodMiniType<RegisterContent>

/** Fails to compile when the contract allows a shape that the schema does not know (the other direction is `satisfies` above). */
export const contractFitsSchema: RegisterContent extends z.infer<typeof registerContentSchema> ? true : never = true
