import { createHash } from 'node:crypto'
import { contentOfRows, type BaselineContent } from '@/lib/domain/baseline/baseline-content'
import { compareContent } from '@/lib/domain/baseline/compare-content'
import type { Difference } from '@/lib/domain/baseline/difference'
import { freezeRows, type FrozenRows } from '@/lib/domain/baseline/frozen-rows'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { PlainRows } from '@/lib/domain/row/plain-rows'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'

/** A register as it was read at one moment. */
export interface ReadRegister {
  registerId: string
  /** ISO day, in UTC. */
  day: string
  /** JSON of its rows and those of its workspace, by kind. */
  rowsJson: string
}

/** What a baseline keeps of a register, with the SHA-256 of each text in hexadecimal. */
export interface FrozenTexts {
  rows: string
  digest: string
  content: string
  contentDigest: string
  scoringPolicyId: string
}

/** What a baseline of this register would keep. */
export function freezeTexts(register: ReadRegister): FrozenTexts {
  const frozen = frozenOf(register)
  const [rows, content] = [canonicalJson(frozen), canonicalJson(contentOf(register, frozen))]
  const policy = present(frozen.rows.register?.[0], 'a register was frozen').scoringPolicyId
  return { rows, digest: digestText(rows), content, contentDigest: digestText(content), scoringPolicyId: String(policy) }
}

/** The digest of what a register means. */
export function digestContent(register: ReadRegister): string {
  return digestText(canonicalJson(contentOf(register, frozenOf(register))))
}

/** A version that is compared: the text of what a baseline froze, or a register as it was read. */
export type ComparedVersion = { content: string } | ReadRegister

/** What differs between two versions. */
export function compareTexts(before: ComparedVersion, after: ComparedVersion): Difference[] {
  return compareContent(meaningOf(before), meaningOf(after))
}

function meaningOf(version: ComparedVersion): BaselineContent {
  return 'content' in version ? (JSON.parse(version.content) as BaselineContent) : contentOf(version, frozenOf(version))
}

function frozenOf({ rowsJson, day }: ReadRegister): FrozenRows {
  return freezeRows(JSON.parse(rowsJson) as Partial<Record<RowKind, Row[]>>, day)
}

function contentOf({ registerId }: ReadRegister, { rows }: FrozenRows): BaselineContent {
  return contentOfRows(new PlainRows(rows), registerId)
}

function digestText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
