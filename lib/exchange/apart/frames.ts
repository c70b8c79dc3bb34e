import type { Readable, Writable } from 'node:stream'

/** A value, and bytes that belong to it: what goes to a process and comes back, one after the other. */
export interface Frame<H> {
  head: H
  body: Buffer
}

const lineOf = (head: unknown, size: number) => Buffer.from(`${JSON.stringify({ head, size })}\n`)

/** A frame as it is written. */
export function encodeFrame(head: unknown, body: Uint8Array = new Uint8Array()): Uint8Array {
  return Buffer.concat([lineOf(head, body.length), body])
}

/** Writes a frame, and waits until it is taken. A large body is not copied for it. */
export async function writeFrame(stream: Writable, head: unknown, body: Uint8Array = new Uint8Array()): Promise<void> {
  stream.write(lineOf(head, body.length))
  // The other end may be gone; whoever waits for its exit hears why.
  await new Promise<void>((resolve) => stream.write(body, () => resolve()))
}

/** The frames of a stream, as `encodeFrame` makes them. */
export async function* readFrames<H>(stream: Readable): AsyncGenerator<Frame<H>> {
  let pieces: Buffer[] = []
  let held = 0
  let wanted: { head: H; size: number } | null = null
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    pieces.push(chunk)
    held += chunk.length
    // Joining what has come with every chunk would copy a large body again and again.
    if (wanted !== null && held < wanted.size) continue
    let rest = Buffer.concat(pieces)
    for (;;) {
      if (wanted === null) {
        const feed = rest.indexOf(10)
        if (feed < 0) break
        wanted = JSON.parse(rest.toString('utf8', 0, feed)) as { head: H; size: number }
        rest = rest.subarray(feed + 1)
      }
      if (rest.length < wanted.size) break
      yield { head: wanted.head, body: rest.subarray(0, wanted.size) }
      rest = rest.subarray(wanted.size)
      wanted = null
    }
    pieces = [rest]
    held = rest.length
  }
}
