import { scanLines } from '@/lib/exchange/markdown/scan-lines'

/** Version of the comment and of what its digest is made over. */
export const STAMP_FORM = 1

/** What a document that was exported to be edited says of the version that it was made of. */
export interface EditStamp {
  form: number
  /** Id of the register. */
  register: string
  /** Number of the register's last event. */
  event: number
  /** Number of the workspace's last event: roles have the names that they had then. */
  workspace: number
  /** The first figures of the digest of the exported content. */
  check: string
}

/** What was found in a text: one comment, none, several that contradict each other, or one that cannot be read. */
export type StampFinding = { found: 'one'; stamp: EditStamp } | { found: 'none' | 'several' | 'broken' }

/** Length of the digest in a comment, in hexadecimal figures. */
export const STAMP_CHECK_LENGTH = 32

/** The comment, on a line of its own. */
export function printStamp({ form, register, event, workspace, check }: EditStamp): string {
  return `<!-- eyes-open:edited form=${form} register=${register} event=${event} workspace=${workspace} check=${check} -->`
}

/** Most lines over which an editor may have wrapped the comment. */
const WRAPPED_MAX = 12

/**
 * Takes our comment out of the lines of a document, wherever it stands on lines of its own outside of code. The lines stay as many as they were, so
 * that problems keep their places. A comment inside of a text is none of ours: there it is text.
 */
export function takeStamp(lines: readonly string[]): { lines: string[]; finding: StampFinding } {
  const rest = [...lines]
  const found = new Map<string, EditStamp | null>()
  // Nearly every document has none; then nothing is looked at twice.
  if (!lines.some(isOpening)) return { lines: rest, finding: { found: 'none' } }
  scanLines(lines, (line, index, place) => {
    if (place === 'code' || !isOpening(line)) return
    const end = lines.slice(index, index + WRAPPED_MAX).findIndex((one) => one.includes('-->'))
    const text = end < 0 ? '' : lines.slice(index, index + end + 1).join(' ').trim()
    if (!OURS.test(text) || !text.endsWith('-->') || text.indexOf('-->') !== text.length - 3) return
    const stamp = parseStamp(text)
    found.set(stamp ? printStamp(stamp) : text, stamp)
    rest.fill('', index, index + end + 1)
  })
  return { lines: rest, finding: findingOf([...found.values()]) }
}

const OURS = /^<!--\s*eyes-open:edited\b/
const isOpening = (line: string): boolean => /^<!--\s*(?:eyes-open:edited\b|$)/.test(line)

function findingOf(stamps: readonly (EditStamp | null)[]): StampFinding {
  const [first] = stamps
  if (first === undefined) return { found: 'none' }
  if (stamps.length > 1) return { found: 'several' }
  return first === null ? { found: 'broken' } : { found: 'one', stamp: first }
}

const FORM = /^<!--\s*eyes-open:edited\s+form=(\d{1,4})\s+register=([0-9a-f-]{36})\s+event=(\d{1,12})\s+workspace=(\d{1,12})\s+check=([0-9a-f]{32})\s*-->$/i

function parseStamp(text: string): EditStamp | null {
  const [, form, register, event, workspace, check] = FORM.exec(text) ?? []
  if (!form || !register || !event || !workspace || !check) return null
  return { form: Number(form), register: register.toLowerCase(), event: Number(event), workspace: Number(workspace), check: check.toLowerCase() }
}
