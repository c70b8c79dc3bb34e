/** Name of the batch in the catalogue. */
export const BATCH_VERB = 'register.batch'

/** One command of a batch. */
export interface BatchStep {
  verb: string
  input: unknown
}

export interface BatchInput {
  steps: BatchStep[]
}
