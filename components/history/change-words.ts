/** A change in words. `before` and `after` are left out where they say nothing. */
export interface ChangeWords {
  what: string
  before?: string
  after?: string
}
