import * as z from 'zod/mini'
import { AppError, type Problem } from '@/lib/kernel/errors'

/** Most problems that a refusal lists. */
const PROBLEMS_MAX = 200

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** Checks an input with its schema. Throws AppError `invalid` with path, message and hint of each thing that is wrong, at most 200. */
export function parseInput<I>(schema: z.core.$ZodType<I>, raw: unknown): I {
  if (isDeeperThan(raw, DEPTH_MAX)) {
    const message = `The input is nested more than ${DEPTH_MAX} levels deep.`
    throw new AppError('invalid', message, [{ path: '', message, hint: 'Send lists and objects as the verb asks for them.' }])
  }
  const parsed = z.safeParse(schema, raw)
  if (parsed.success) return parsed.data
  const problems = listProblems(parsed.error)
  throw new AppError('invalid', problems[0]?.message ?? 'The input is not right.', problems)
}

/** Deepest nesting of lists and objects in an input; the deepest that a verb asks for is a document, with ten. */
const DEPTH_MAX = 40

// Level by level, without recursion: whatever walks an input later (a schema of any JSON, a digest) recurs, and a bottomless one would
// exhaust its stack, which is no refusal but a fault.
function isDeeperThan(raw: unknown, max: number): boolean {
  let level: unknown[] = [raw]
  for (let depth = 0; depth <= max && level.length > 0; depth++) level = level.flatMap(listMembers)
  return level.length > 0
}

function listMembers(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter(isNested)
  return isPlainObject(value) ? Object.values(value).filter(isNested) : []
}

function isNested(value: unknown): boolean {
  return Array.isArray(value) || isPlainObject(value)
}

// Bytes and files are values of their own; to look into them would cost their whole length.
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Adds a problem from within a transformation, where zod itself has no check for it. */
export function addProblem({ issues, value }: z.core.ParsePayload, path: PropertyKey[], message: string, hint?: string): void {
  issues.push({ code: 'custom', input: value, path, message, params: { hint } })
}

/** What is wrong, and for each what would be right. */
export function listProblems(error: z.core.$ZodError): Problem[] {
  return error.issues.slice(0, PROBLEMS_MAX).map((issue) => ({ path: issue.path.join('.'), message: issue.message, hint: hintFor(issue) }))
}

function hintFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `At most ${count(issue.maximum, issue.origin)}.`
    case 'too_small':
      return `At least ${count(issue.minimum, issue.origin)}.`
    case 'invalid_type':
      return `Send ${KINDS[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `One of: ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `Leave out ${issue.keys.slice(0, 20).join(', ')}.`
    case 'invalid_format':
      return `Send a well-formed ${issue.format === 'regex' ? 'value' : issue.format}.`
    case 'custom':
      return typeof issue.params?.hint === 'string' ? issue.params.hint : 'Correct the value; nothing was stored.'
    default:
      return 'Correct the value; nothing was stored.'
  }
}

function count(n: number | bigint, origin: string): string {
  const [one, many] = origin === 'string' ? [' character', ' characters'] : origin === 'array' ? [' entry', ' entries'] : ['', '']
  return `${n.toLocaleString('en')}${Number(n) === 1 ? one : many}`
}
