import type { PhrasingContent } from 'mdast'
import type { ControlContent } from '@/lib/domain/document/content'
import { CONTROL_STATES, CONTROL_TYPES } from '@/lib/domain/control/control-words'
import type { ControlState, ControlType } from '@/lib/domain/control/control-words'
import { isoDay } from '@/lib/domain/row/row-schema'
import { cleanInline } from '@/lib/exchange/markdown/clean-inline'
import { cleanLine } from '@/lib/exchange/markdown/clean-text'
import { isEmptyItem } from '@/lib/exchange/markdown/empty-items'
import { textNodes } from '@/lib/exchange/markdown/mdast-nodes'
import { printProse, readProse } from '@/lib/exchange/markdown/prose'

const DASH = ' — '
const NO_OWNER = 'no owner'
const NO_DATE = 'no date'

/**
 * A control as a list item, such as "prevention, in place: Title — owner SRE Lead, due 2026-01-31". What is not set is left out,
 * but "no owner" and "no date" are printed where the title or the owner would otherwise be misread (MD-36).
 */
export function buildControl(control: ControlContent): PhrasingContent[] {
  const owner = cleanLine(control.owner ?? '').replaceAll(DASH, ' - ')
  const set = [owner && `owner ${owner}`, control.due && `due ${control.due}`].filter((text) => text)
  const full = [owner ? `owner ${owner}` : NO_OWNER, control.due ? `due ${control.due}` : NO_DATE]
  const brief = buildItem(control, set.join(', '))
  return isSame(readControl(brief), control, owner) ? brief : buildItem(control, full.join(', '))
}

function buildItem(control: ControlContent, ending: string): PhrasingContent[] {
  const opening = `${control.type}, ${control.state === 'in-place' ? 'in place' : control.state}: `
  const tail = ending === '' ? [] : textNodes(DASH + ending)
  return cleanInline([...textNodes(opening), ...readProse(control.title), ...tail])
}

function isSame(read: ControlContent | null, control: ControlContent, owner: string): boolean {
  const title = printProse(readProse(control.title))
  return read !== null && read.title === title && (read.owner ?? '') === owner && read.due === control.due
}

/** Reads a list item as a control; null when it is none, or one without a title. */
export function readControl(nodes: readonly PhrasingContent[]): ControlContent | null {
  const [first, ...others] = nodes
  const opening = first?.type === 'text' ? /^([a-z]+), ([a-z]+(?: [a-z]+)?):(?:[ \n]|$)/.exec(first.value) : null
  const type = CONTROL_TYPES.find((word) => word === opening?.[1])
  const state = CONTROL_STATES.find((word) => word.replace('-', ' ') === opening?.[2])
  if (first?.type !== 'text' || !opening || !type || !state) return null
  return readTitle(type, state, [...textNodes(first.value.slice(opening[0].length)), ...others])
}

function readTitle(type: ControlType, state: ControlState, nodes: PhrasingContent[]): ControlContent | null {
  const last = nodes.at(-1)
  const text = last?.type === 'text' ? last.value : ''
  const cut = text.lastIndexOf(DASH)
  const ending = cut < 0 ? null : readEnding(text.slice(cut + DASH.length))
  const title = cleanInline(ending ? [...nodes.slice(0, -1), ...textNodes(text.slice(0, cut))] : nodes)
  if (isEmptyItem(title)) return null
  return { type, state, title: printProse(title), owner: ending?.owner ?? null, due: ending?.due ?? null }
}

/** Reads "owner X, due D", either half of it, or the words that say that a half is missing; null for any other text. */
function readEnding(text: string): { owner: string | null; due: string | null } | null {
  const comma = text.lastIndexOf(', ')
  const lastWords = text.slice(comma < 0 ? 0 : comma + 2)
  const due = readDue(lastWords)
  const owner = due === undefined ? text : text.slice(0, Math.max(comma, 0))
  if (owner === '' || owner === NO_OWNER) return { owner: null, due: due ?? null }
  const name = owner.startsWith('owner ') && cleanLine(owner) === owner ? owner.slice('owner '.length) : ''
  return name.trim() === '' ? null : { owner: name, due: due ?? null }
}

/** The date of "due D", null for "no date", undefined for words that say nothing about a date. */
function readDue(words: string): string | null | undefined {
  if (words === NO_DATE) return null
  const date = words.startsWith('due ') ? words.slice('due '.length) : ''
  return isoDay.safeParse(date).success ? date : undefined
}
