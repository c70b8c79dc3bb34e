/**
 * What a comment may be about, beside the failure mode as a whole: the fields of its page, by the columns that the worksheet has for the same.
 * An assessed value is one at each stage; the bare name is the current one.
 */
export const COMMENT_FIELDS = [
  'title',
  'scenario',
  'detectionSignals',
  'responseSteps',
  'hardStops',
  'owner',
  'status',
  'category',
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
  'statusText',
  'controls',
  'likelihood',
  'likelihood-inherent',
  'likelihood-target',
  'impact',
  'impact-inherent',
  'impact-target',
  'detectability',
  'detectability-inherent',
  'detectability-target',
  'recoverability',
  'recoverability-inherent',
  'recoverability-target',
  'blastRadius',
  'blastRadius-inherent',
  'blastRadius-target',
  'rationale',
  'rationale-inherent',
  'rationale-target',
] as const
export type CommentField = (typeof COMMENT_FIELDS)[number]

/** The field as one that a comment may be about; null for any other column. */
export function readCommentField(column: string): CommentField | null {
  return COMMENT_FIELDS.find((known) => known === column) ?? null
}
