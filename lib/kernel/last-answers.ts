/** The answers that were asked for last, each worked out once however many ask, for what costs much and never changes. */
export class LastAnswers<T> {
  private readonly known = new Map<string, Promise<T>>()

  constructor(private readonly most: number) {}

  /**
   * Reads what an answer needs, unless the answer is known, and returns how to get it: the work begins when that is called. Without a key the answer is not
   * remembered; one that failed is worked out again for whoever asks next.
   */
  async prepare<M>(key: string | null, read: () => Promise<M>, work: (material: M) => Promise<T>): Promise<() => Promise<T>> {
    const known = key === null ? undefined : this.known.get(key)
    if (key !== null && known) return () => this.answer(key, () => known)
    const material = await read()
    return () => (key === null ? work(material) : this.answer(key, () => work(material)))
  }

  private answer(key: string, work: () => Promise<T>): Promise<T> {
    const answer = this.known.get(key) ?? work()
    this.known.delete(key)
    this.known.set(key, answer)
    answer.catch(() => this.known.delete(key))
    for (const oldest of [...this.known.keys()].slice(0, Math.max(0, this.known.size - this.most))) this.known.delete(oldest)
    return answer
  }
}
