import { isAnswering } from '@/lib/domain/owners/ownership'
import type { ControlCount, WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { isUnheld, isUnowned, isUnscored } from '@/lib/domain/worksheet/worksheet-line'
import { findColumn, type Column } from '@/lib/domain/worksheet/columns'
import type { Coverage, Filter } from '@/lib/domain/worksheet/filter'
import { foldText } from '@/lib/domain/worksheet/fold-text'

export type LineTest = (line: WorksheetLine) => boolean

/** Who looks: `mine` asks for it. */
export interface FilterReader {
  /** Membership of the person who looks; null for nobody in particular. */
  membershipId: string | null
}

/** Whether a type of control is there. */
export function coverageOf({ existing, planned }: ControlCount): Coverage {
  if (existing > 0) return 'existing'
  return planned > 0 ? 'planned' : 'missing'
}

/** The test of one token. A token that `parseFilter` would refuse lets no line through. */
export function filterTest(filter: Filter, reader: FilterReader): LineTest {
  if (filter.op === 'has') {
    const words = foldText(filter.values[0] ?? '')
    return (line) => foldText(textOf(filter.field, line)).includes(words)
  }
  if (filter.op === 'range') return rangeTest(filter)
  if (filter.field === 'row') return rowTest(filter, reader)
  const of = valuesReader(filter.field)
  if (filter.op === 'empty') return (line) => of(line).length === 0
  if (filter.op === 'filled') return (line) => of(line).length > 0
  const wanted = new Set(filter.values.map((value) => (isFolded(filter.field) ? foldText(value) : value)))
  const isAny = (line: WorksheetLine) => of(line).some((value) => wanted.has(value))
  return filter.op === 'is' ? isAny : (line) => !isAny(line)
}

function rowTest({ op, values }: Filter, { membershipId }: FilterReader): LineTest {
  const tests: Record<string, LineTest> = {
    mine: (line) => membershipId !== null && line.holders.includes(membershipId),
    unscored: isUnscored,
    overdue: (line) => line.overdue > 0,
    unowned: isUnowned,
    unheld: isUnheld,
  }
  const asked = values.flatMap((value) => tests[value] ?? [])
  const isAny = (line: WorksheetLine) => asked.some((test) => test(line))
  return op === 'not' ? (line) => !isAny(line) : isAny
}

function rangeTest({ field, values: [from = '', to = ''] }: Filter): LineTest {
  if (findColumn(field)?.kind === 'date') {
    const of = valuesReader(field)
    return (line) => of(line).some((day) => (from === '' || day >= from) && (to === '' || day <= to))
  }
  const [least, most] = [from === '' ? -Infinity : Number(from), to === '' ? Infinity : Number(to)]
  const of = valuesReader(field)
  return (line) => of(line).some((value) => Number(value) >= least && Number(value) <= most)
}

const FOLDED: ReadonlySet<string> = new Set(['text', 'code'])

// What people type is compared without case; words of a closed set and ids are what they are.
function isFolded(field: string): boolean {
  return FOLDED.has(findColumn(field)?.kind ?? '')
}

/** The values of a field that `is` compares, none for an empty one. */
function valuesReader(field: string): (line: WorksheetLine) => readonly string[] {
  if (field === 'holder') return (line) => line.holders
  if (field === 'answers') return (line) => ownerValues(line.owners.filter(isAnswering))
  const column = findColumn(field)
  if (!column) return () => []
  const one = (read: (line: WorksheetLine) => string | number | null) => (line: WorksheetLine) => {
    const value = read(line)
    return value === null || value === '' ? [] : [String(value)]
  }
  return column.kind === 'owners' ? ({ owners }) => ownerValues(owners) : column.kind === 'many-of' ? manyReader(column) : one(scalarReader(column))
}

function ownerValues(owners: WorksheetLine['owners']): string[] {
  return owners.map(({ roleId, name }) => roleId ?? name).filter((value) => value !== '')
}

function manyReader({ id }: Column): (line: WorksheetLine) => readonly string[] {
  return id === 'promise' ? (line) => line.promise : (line) => line.failureClass
}

function scalarReader(column: Column): (line: WorksheetLine) => string | number | null {
  const { kind, stage = 'current', factor, controlType, id } = column
  if (kind === 'factor' && factor) return (line) => line.factors[stage][factor]
  if (kind === 'score') return (line) => scoredPart(line, stage, 'number')
  if (kind === 'band') return (line) => scoredPart(line, stage, 'band')
  if (kind === 'controls' && controlType) return (line) => coverageOf(line.controls[controlType])
  if (kind === 'category') return (line) => line.categoryId
  if (kind === 'role') return (line) => line.hardStopAuthorityRoleId ?? line.hardStopAuthorityText
  if (id === 'updated') return (line) => line.updatedAt?.slice(0, 10) ?? null
  if (id === 'due') return (line) => line.due
  if (id === 'responseWindow') return (line) => line.responseWindow
  if (id === 'status') return (line) => line.status
  return (line) => foldText(textOf(id, line))
}

function scoredPart(line: WorksheetLine, stage: 'inherent' | 'current' | 'target', part: 'number' | 'band'): string | number | null {
  const score = line.scores[stage]
  return score.state === 'scored' ? score[part] : null
}

/** The text of a field that `has` looks into. */
function textOf(field: string, line: WorksheetLine): string {
  switch (field) {
    case 'code':
      return line.code
    case 'title':
      return line.title
    case 'component':
      return line.component ?? ''
    case 'layer':
      return line.layer ?? ''
    case 'responseLabel':
      return line.responseLabel ?? ''
    case 'owner':
      return line.ownerLine
    case 'hardStopAuthority':
      return line.hardStopAuthority ?? ''
    default:
      return ''
  }
}
