/** A register, or a failure mode of one, that somebody was at. */
export interface RecentPlace {
  registerCode: string
  /** Null for the register itself. */
  code: string | null
  title: string
}
