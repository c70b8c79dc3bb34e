import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { parseOwnerChain, type OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import type { Value } from '@/lib/domain/row/change'
import type { Field } from '@/lib/domain/row/field'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { LEVELS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import type { Column } from '@/lib/domain/worksheet/columns'
import { foldText } from '@/lib/domain/worksheet/fold-text'

/** Who stands in a place of an owner chain: a role of the workspace, or a text in its place. */
export interface ChainValue {
  roleId: string | null
  text: string | null
  part: OwnerPart
}

/** What a cell would become. `role` is who may pull the hard stop, null for nobody. */
export type CellValue =
  | { kind: 'value'; value: Value }
  | { kind: 'level'; level: Level | null }
  | { kind: 'owners'; chain: readonly ChainValue[] }
  | { kind: 'role'; roleId: string | null; text: string | null }

export type ParsedCell =
  /** `note` says something about a good value that people may not expect. */
  | { ok: true; value: CellValue; note?: string }
  | { ok: false; message: string; hint: string }

/** What words in a cell may name. */
export interface CellNames {
  categories: readonly { id: string; title: string }[]
  roles: readonly { id: string; name: string }[]
}

/**
 * Reads plain text, typed or pasted, as a value of a column. Words are taken without case; a factor takes its level, its rubric word or both.
 * `standing` are names that the cell holds already: a text in the place of a role may stay, a new one must be a role.
 */
export function parseCell(column: Column, text: string, names: CellNames, standing: readonly string[] = []): ParsedCell {
  if (!column.editable) return refuse(`${column.label} cannot be written.`, 'It follows from other fields, or is the product’s to give.')
  switch (column.kind) {
    case 'factor':
      return column.factor ? parseLevel(column.factor, text) : refuse('There is no such factor.', '')
    case 'category':
      return parseCategory(text, names)
    case 'one-of':
      return parseOption(column, text)
    case 'many-of':
      return parseOptions(column, text)
    case 'number':
      return parseNumber(column, text)
    case 'owners':
      return parseOwners(text, names, standing)
    case 'role':
      return parseRole(text, names, standing)
    default:
      return parseText(column, text)
  }
}

function refuse(message: string, hint: string): ParsedCell {
  return { ok: false, message, hint }
}

const accept = (value: Value, note?: string): ParsedCell => ({ ok: true, value: { kind: 'value', value }, ...(note ? { note } : {}) })

function parseLevel(factor: Factor, text: string): ParsedCell {
  const word = foldText(text.trim())
  if (word === '' || word === 'not scored') return { ok: true, value: { kind: 'level', level: null } }
  const level = LEVELS.find((one) => [`${one}`, RUBRIC[factor][one], `${one} ${RUBRIC[factor][one]}`].includes(word.replace(/[.,]0+$/, '')))
  if (level) return { ok: true, value: { kind: 'level', level } }
  const words = LEVELS.map((one) => `${one} ${RUBRIC[factor][one]}`).join(', ')
  return refuse(`“${shorten(text)}” is no level of ${FACTOR_WORDS[factor].label.toLowerCase()}.`, `Write one of: ${words}.`)
}

function parseCategory(text: string, names: CellNames): ParsedCell {
  const found = names.categories.find(({ title }) => foldText(title.trim()) === foldText(text.trim()))
  if (found) return accept(found.id)
  if (text.trim() === '') return refuse('A failure mode needs a category.', listHint(names.categories.map(({ title }) => title)))
  return refuse(`There is no category “${shorten(text)}”.`, listHint(names.categories.map(({ title }) => title)))
}

function findOption(column: Column, text: string): string | undefined {
  const word = foldText(text.trim()).replaceAll(/[\s-]+/g, ' ')
  return column.options?.find((option) => option.replaceAll('-', ' ') === word)
}

function parseOption(column: Column, text: string): ParsedCell {
  const option = findOption(column, text)
  if (option === 'accepted') {
    const others = column.options?.filter((one) => one !== option) ?? []
    return refuse('A failure mode is accepted only through an acceptance.', listHint(others))
  }
  if (option) return accept(option)
  const said = text.trim() === '' ? `${column.label} must not be empty.` : `“${shorten(text)}” is no ${column.label.toLowerCase()}.`
  return refuse(said, listHint(column.options ?? []))
}

function parseOptions(column: Column, text: string): ParsedCell {
  const words = text.split(/[,;\n]/).filter((word) => word.trim() !== '')
  const unknown = words.find((word) => !findOption(column, word))
  if (unknown !== undefined) return refuse(`“${shorten(unknown)}” is none of ${column.label.toLowerCase()}.`, listHint(column.options ?? []))
  const chosen = new Set(words.map((word) => findOption(column, word)))
  // In the order of the set, so that the same words are the same value.
  return accept((column.options ?? []).filter((option) => chosen.has(option)))
}

function parseNumber(column: Column, text: string): ParsedCell {
  const digits = text.trim()
  if (digits === '') return accept(null)
  if (!/^\d{1,9}(?:[.,]0+)?$/.test(digits)) {
    return refuse(`“${shorten(text)}” is no whole number.`, `${column.label} takes a whole number, or nothing.`)
  }
  return parseField(column, Number(digits.replace(/[.,]0+$/, '')))
}

function parseText(column: Column, text: string): ParsedCell {
  const parsed = parseField(column, column.kind === 'long-text' ? text : text.trim())
  return parsed.ok && /^[=]/.test(text) ? { ...parsed, note: 'It begins with “=” and is kept as text; nothing is calculated.' } : parsed
}

// The field itself knows its length, its lines and its characters.
function parseField(column: Column, raw: Value): ParsedCell {
  const field: Field | undefined = column.field ? failureModeRow.fields[column.field as keyof typeof failureModeRow.fields] : undefined
  const parsed = field && fieldSchema(field).safeParse(raw)
  if (!field || !parsed) return refuse(`${column.label} is no field.`, 'Choose another column.')
  if (parsed.success) return accept(parsed.data)
  const [issue] = parsed.error.issues
  const own: unknown = issue?.code === 'custom' ? issue.params?.hint : undefined
  const hint = typeof own === 'string' ? own : `Correct it in “${column.label}”; nothing was changed.`
  return refuse(issue?.message ?? 'The value is not right.', hint)
}

function findRole(name: string, names: CellNames): string | undefined {
  return names.roles.find((role) => foldText(role.name) === foldText(name.trim()))?.id
}

function parseOwners(text: string, names: CellNames, standing: readonly string[]): ParsedCell {
  const chain = parseOwnerChain(text.replace(/\s+/g, ' '))
  const known = chain.map(({ name, part }): ChainValue | null => {
    const roleId = findRole(name, names)
    if (roleId) return { roleId, text: null, part }
    return standing.includes(name) ? { roleId: null, text: name, part } : null
  })
  const missing = chain.find((_link, i) => known[i] === null)
  if (missing) return refuse(`There is no owner role “${shorten(missing.name)}”.`, listHint(names.roles.map(({ name }) => name)))
  return { ok: true, value: { kind: 'owners', chain: known.flatMap((link) => link ?? []) } }
}

function parseRole(text: string, names: CellNames, standing: readonly string[]): ParsedCell {
  const name = text.trim()
  if (name === '') return { ok: true, value: { kind: 'role', roleId: null, text: null } }
  const roleId = findRole(name, names)
  if (roleId) return { ok: true, value: { kind: 'role', roleId, text: null } }
  if (standing.includes(name)) return { ok: true, value: { kind: 'role', roleId: null, text: name } }
  return refuse(`There is no owner role “${shorten(name)}”.`, listHint(names.roles.map((role) => role.name)))
}

const HINT_NAMES = 12

function listHint(names: readonly string[]): string {
  if (names.length === 0) return 'There is none yet; make one first.'
  const rest = names.length - HINT_NAMES
  return `One of: ${names.slice(0, HINT_NAMES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
