import { answerError } from '@/lib/web/error-answer'

/**
 * An answer that tells how far a long work has come while it runs: JSON values, one a line, the last of them what it returned as `done` or, where it was refused
 * or failed, as `error`. Ends without either when the reader goes away.
 */
export function streamLines<P, R>(work: (tell: (progress: P) => void) => Promise<R>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let isOpen = true
      const write = (value: object) => {
        if (isOpen) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
      }
      try {
        write({ done: await work((progress) => write({ progress })) })
      } catch (error) {
        if (!(error instanceof Error && error.name === 'AbortError')) write({ error: answerError(error).error })
      }
      isOpen = false
      try {
        controller.close()
      } catch {
        // Whoever went away has closed it.
      }
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } })
}
