/** A discovery document, a set of keys and a token are a few thousand bytes; nobody may fill the memory with more. */
const BODY_MAX = 262_144

/** The provider sent more than anybody reads. */
export class AnswerTooLargeError extends Error {
  constructor() {
    super('the answer of the identity provider is too large')
    this.name = 'AnswerTooLargeError'
  }
}

/** Asks like `fetch` and reads at most 256 KB of the answer, within the time that the signal of `options` gives. Throws AnswerTooLargeError. */
export async function boundedFetch(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options)
  const body = await readBounded(response.body)
  return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers })
}

async function readBounded(stream: ReadableStream<Uint8Array> | null): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream ?? []) {
    length += part.length
    if (length > BODY_MAX) throw new AnswerTooLargeError()
    parts.push(part)
  }
  return Buffer.concat(parts)
}
