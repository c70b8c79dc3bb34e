/** A mention in the text of a comment: the name as it was when it was written, and whom it meant. */
const MENTION = /@\[([^[\]\n]{1,120})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g

/** Somebody who can be mentioned, under a name. */
export interface Mentionable {
  id: string
  name: string
}

/** The ids of everybody whom a text mentions, each once, in the order of the text. */
export function listMentions(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map((match) => match[2] ?? ''))]
}

/** The text with each mention replaced: by the id, and the name that was written. */
export function replaceMentions(text: string, replace: (id: string, written: string) => string): string {
  return text.replace(MENTION, (_whole, written: string, id: string) => replace(id, written))
}

/** The text as people read it: each mention as “@” and the name that `nameOf` knows today, or else the one that was written. */
export function printMentions(text: string, nameOf: (id: string) => string | null): string {
  return replaceMentions(text, (id, written) => `@${nameOf(id) ?? written}`)
}

/** What somebody typed, with “@Name” of the people they chose turned into mentions. The longest name that fits counts. */
export function readMentions(typed: string, chosen: readonly Mentionable[]): string {
  const names = chosen.map(({ name }) => name).filter((name) => name !== '').sort((a, b) => b.length - a.length)
  if (names.length === 0) return typed
  const anyName = new RegExp(`@(${names.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return typed.replace(anyName, (whole, name: string) => {
    const id = chosen.find((one) => one.name === name)?.id
    return id === undefined ? whole : `@[${name.replace(/[[\]\n]/g, ' ')}](${id})`
  })
}

/** The beginning of a name that is being typed at the end of a text, from its “@” on; null when none is. */
export function readMentionStart(before: string): { from: number; query: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*){0,2})$/u.exec(before)
  return match ? { from: before.length - (match[1] ?? '').length - 1, query: match[1] ?? '' } : null
}

/** Those whose name, or a word of it, begins with what was typed, at most `most`. */
export function findMentionable<M extends Mentionable>(people: readonly M[], query: string, most: number): M[] {
  const wanted = fold(query)
  return people.filter(({ name }) => fold(name).startsWith(wanted) || fold(name).split(/\s+/).some((word) => word.startsWith(wanted))).slice(0, most)
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
