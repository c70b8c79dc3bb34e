/** Status of a failure mode. `accepted` is reached only through a valid acceptance. */
export const FAILURE_MODE_STATUSES = ['draft', 'open', 'in-treatment', 'accepted', 'closed'] as const
export type FailureModeStatus = (typeof FAILURE_MODE_STATUSES)[number]

/** Promises of a system that a failure can break. */
export const PROMISES = [
  'correctness',
  'availability',
  'durability',
  'recoverability',
  'confidentiality',
  'integrity',
  'traceability',
  'evolvability',
  'operability',
] as const
export type PromiseAtRisk = (typeof PROMISES)[number]

export const FAILURE_CLASSES = [
  'availability',
  'correctness',
  'durability',
  'recoverability',
  'cross-boundary consistency',
  'security',
  'operability',
  'evolvability',
] as const
export type FailureClass = (typeof FAILURE_CLASSES)[number]

/** Architecture layers that every register starts with; a register may name its own. */
export const DEFAULT_LAYERS = [
  'schema',
  'transaction',
  'query and index',
  'replication',
  'migration',
  'backup and recovery',
  'security',
] as const
