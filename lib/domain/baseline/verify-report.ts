/** A record that does not fit what else is known of it. */
export interface Finding {
  /** The code of a register, or null for the workspace's own stream and the files beside the key. */
  code: string | null
  /** Which record, such as "event 17" or "baseline 2". */
  record: string
  /** What is wrong with it. */
  message: string
}

/** What was checked, and what does not fit: the first record stands first. */
export interface VerifyReport {
  streams: number
  events: number
  baselines: number
  /** What people signed, and what they decided about acceptances. */
  signatures: number
  heads: number
  findings: Finding[]
  /** True where more does not fit than is listed. */
  hasMore: boolean
  /** The keys that signatures were checked with, by the SHA-256 of each. */
  keyIds: string[]
}

/** How far a check has come. */
export interface VerifyProgress {
  done: number
  of: number
  events: number
}

/** Most findings that a report lists. */
export const FINDINGS_MAX = 100

/** A finding in one line. */
export function printFinding({ code, record, message }: Finding): string {
  return `${code === null ? 'workspace' : code}: ${record}: ${message}`
}

/** What was checked, in one line. */
export function printChecked({ streams, events, baselines, signatures, heads }: VerifyReport): string {
  const count = (number: number, one: string, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`
  return [count(streams, 'stream'), count(events, 'event'), count(baselines, 'baseline'), count(signatures, 'signature'), count(heads, 'signed head')].join(', ')
}
