import * as z from 'zod/mini'
import { APP_ERROR_CODES } from '@/lib/kernel/errors'
import type { Change, Value } from '@/lib/domain/row/change'
import type { Refusal } from '@/lib/live/client/refusal'

export interface Envelope {
  commandId: string
  verb: string
  registerId?: string
  input: Value | object
  reason?: string
}

export type Answer =
  | { ok: true; streamId: string; seq: number | null; changes: Change[] }
  | { ok: false; refusal: Refusal }
  /** Nobody answered; the same command may be sent again. */
  | { ok: 'unreached' }

const success = z.object({
  streamId: z.string(),
  seq: z.nullable(z.int()),
  changes: z.array(z.custom<Change>((value) => typeof value === 'object' && value !== null)),
})
const problem = z.object({ path: z.string(), message: z.string(), hint: z.optional(z.string()), current: z.optional(z.unknown()) })
const failure = z.object({
  error: z.object({
    code: z.catch(z.enum([...APP_ERROR_CODES, 'failed']), 'failed'),
    message: z.string(),
    problems: z._default(z.array(problem), []),
    reference: z.optional(z.string()),
  }),
})

/** Characters of a command that outlives its page; each is three bytes at most. */
const KEPT_ALIVE_MAX = 20_000

/** Sends one command to the server and reads its answer. Never throws. `ask` is how a request is made, for who has no page around. */
export async function sendCommand(envelope: Envelope, ask: typeof fetch = fetch): Promise<Answer> {
  let response: Response
  let text: string
  try {
    const body = JSON.stringify(envelope)
    response = await ask('/api/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // What is small arrives also when the page is left at once; browsers keep 64 KB alive and no more.
      keepalive: body.length < KEPT_ALIVE_MAX,
    })
    // A connection that is cut here has brought the status and not the answer; the server keeps it for the next time that we ask.
    text = await response.text()
  } catch {
    return { ok: 'unreached' }
  }
  // A process that is closing, or a proxy without one behind it: the command was not done or its answer is kept.
  if (response.status === 502 || response.status === 503 || response.status === 504) return { ok: 'unreached' }
  const body = parseJson(text)
  const good = success.safeParse(body)
  if (response.ok && good.success) return { ok: true, ...good.data }
  const bad = failure.safeParse(body)
  if (!bad.success) return { ok: false, refusal: { code: 'failed', message: 'The server gave no readable answer.', problems: [] } }
  const { code, message, problems, reference } = bad.data.error
  return { ok: false, refusal: { code, message: reference ? `${message} (reference ${reference})` : message, problems } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
