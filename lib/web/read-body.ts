import { AppError, refuseInput } from '@/lib/kernel/errors'

/** Most bytes of a request's body where a handler does not say otherwise, and the most that a handler may allow. */
export const BODY_MAX_DEFAULT = 1_048_576
export const BODY_MAX_ALLOWED = 10_485_760

/** The body is larger than the door takes; answered as 413. */
export class BodyTooLargeError extends AppError {
  constructor(maxBytes: number) {
    const most = `${Math.floor(maxBytes / 1024).toLocaleString('en-US')} KB`
    const message = `This is more than ${most} at once.`
    super('limit', message, [{ path: 'body', message, hint: `Send at most ${most}; divide it if need be.` }])
  }
}

/**
 * The bytes of a request's body, at most `maxBytes`. The stream is counted while it comes and cut when it is too long, so a header that
 * lies about the length costs no memory. Throws BodyTooLargeError.
 */
export async function readBody(request: Request, maxBytes: number = BODY_MAX_DEFAULT): Promise<Uint8Array> {
  const most = Math.min(maxBytes, BODY_MAX_ALLOWED)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new BodyTooLargeError(most)
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    // A connection that is cut leaves half a body behind; whoever sent it hears nothing of this and sends it again.
    const { done, value } = await reader.read().catch(() => refuseInput('body', 'The body ended too early.', 'Send it again.'))
    if (done) break
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      throw new BodyTooLargeError(most)
    }
    chunks.push(value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The value of a JSON body. Throws AppError `invalid` for another content type or for what is no JSON in UTF-8. */
export async function readJson(request: Request, maxBytes?: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  // A form of another site can send text, but not this type without asking first.
  if (type !== 'application/json') refuseInput('body', 'The body is not announced as JSON.', 'Send the header `Content-Type: application/json`.')
  const bytes = await readBody(request, maxBytes)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value
  } catch {
    return refuseInput('body', 'The body is not JSON in UTF-8.', 'Send one JSON value.')
  }
}
