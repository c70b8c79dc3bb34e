/** Something that comes when it is first asked for, such as code that a page can be read without. Once it is here it is given at once. */
export class Late<T> {
  private here: { value: T } | null = null
  private coming: Promise<T> | null = null

  constructor(private readonly fetch: () => Promise<T>) {}

  /** What came; null while it has not. */
  get now(): T | null {
    return this.here?.value ?? null
  }

  /** Fetches it once. What failed is fetched anew at the next call. Everybody who waited goes on in the order of asking. */
  load(): Promise<T> {
    this.coming ??= this.fetch().then(
      (value) => {
        this.here = { value }
        return value
      },
      (error: unknown) => {
        this.coming = null
        throw error
      },
    )
    return this.coming
  }
}
