import type { ExportedFile, Following } from '@/lib/services/register/export-document'
import { dispositionOf } from '@/lib/web/content-disposition'
import { answerError } from '@/lib/web/error-answer'

type Make = (following: Following) => Promise<ExportedFile>

/** The file as it is, when it is made. Whoever goes away before ends the work. */
export async function sendFile(make: Make, signal: AbortSignal): Promise<Response> {
  const { name, type, bytes } = await make({ tell: () => undefined, signal })
  return new Response(bytes.slice(), { headers: { 'Content-Type': type, 'Content-Length': String(bytes.length), 'Content-Disposition': dispositionOf(name), ...HEADERS } })
}

/** What is sent is of the reader alone, is no page of ours, and is not held back to be compressed. */
const HEADERS = { 'Cache-Control': 'no-store, no-transform', 'X-Content-Type-Options': 'nosniff' }

/**
 * The same for somebody who watches: lines of JSON that say what is being done, then one that names the file or says what went wrong, then the
 * bytes of the file. Whoever goes away ends the work.
 */
export function followFile(make: Make, signal: AbortSignal): Response {
  const gone = new AbortController()
  const either = AbortSignal.any([signal, gone.signal])
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const say = (line: object) => {
        if (!either.aborted) stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      try {
        const { name, type, bytes } = await make({ tell: (step) => say({ step }), signal: either })
        say({ file: { name, type, size: bytes.length } })
        if (!either.aborted) stream.enqueue(bytes)
      } catch (error) {
        // What was given up is no fault, and nobody is there to hear of it.
        if (!either.aborted) say({ error: answerError(error).error })
      }
      if (!either.aborted) stream.close()
    },
    cancel: () => gone.abort(new Error('The reader went away.')),
  })
  return new Response(body, { headers: { 'Content-Type': 'application/octet-stream', 'X-Accel-Buffering': 'no', ...HEADERS } })
}
