import { parseHeads } from '@/lib/live/protocol'
import { parseId } from '@/lib/live/protocol/presence-schema'
import type { Sink } from '@/lib/live/server/subscriber'

/** Bytes that wait for a reader before it is dropped: twice what the largest event that is sent whole takes when people write as they do. */
const QUEUE_BYTES = 1_048_576

const encoder = new TextEncoder()
/** Characters from which it pays to remember what a text is in bytes. */
const LARGE = 8_192
let latest = { text: '', bytes: new Uint8Array() }

/** A text in bytes. One large text after the other goes to hundreds of readers: the bytes of the latest are theirs together. */
function toBytes(text: string): Uint8Array {
  if (text.length < LARGE) return encoder.encode(text)
  if (latest.text !== text) latest = { text, bytes: encoder.encode(text) }
  return latest.bytes
}

/**
 * The body of a server-sent event stream. `subscribe` gets the way to write and returns what ends the subscription; it may throw before
 * anything was sent. The stream ends with the request, with the subscription, or when its reader does not read.
 */
export async function openEventStream(signal: AbortSignal, subscribe: (sink: Sink) => Promise<() => void>): Promise<ReadableStream<Uint8Array>> {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let unsubscribe: () => void = () => undefined
  let over = false
  const close = () => {
    if (over) return
    over = true
    unsubscribe()
    controller?.close()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened
        // The first bytes open the connection in the browser without waiting for something to happen.
        opened.enqueue(toBytes('retry: 1000\n\n'))
      },
      cancel() {
        over = true
        unsubscribe()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: QUEUE_BYTES }),
  )
  const sink: Sink = {
    write(text) {
      if (over || !controller || (controller.desiredSize ?? 0) <= 0) return false
      controller.enqueue(toBytes(text))
      return true
    },
    close,
  }
  unsubscribe = await subscribe(sink)
  if (over) unsubscribe()
  signal.addEventListener('abort', close)
  if (signal.aborted) close()
  return body
}

/** The numbers that the browser has seen: in Last-Event-ID when it comes back by itself, in the query at first; null when there are none. */
export function readSeenHeads(request: Request): Map<string, number> | null {
  return parseHeads(request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '')
}

/** The seat that the connection takes; null for a reader that takes none. */
export function readSeat(request: Request): string | null {
  return parseId(new URL(request.url).searchParams.get('seat'))
}

/** The workshop for which the connection is opened; null for none. */
export function readWorkshopId(request: Request): string | null {
  return parseId(new URL(request.url).searchParams.get('workshop'))
}
