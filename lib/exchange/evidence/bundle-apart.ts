import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { ListedFile } from '@/lib/domain/evidence/evidence-manifest'
import { bytesOf, startMaker, type Maker } from '@/lib/exchange/apart/apart-process'
import { DOCUMENT_LIMITS, documentTurns } from '@/lib/exchange/apart/document-turns'
import type { BundleLine, BundleOrder } from '@/lib/exchange/evidence/bundle-order'
import { writeFrame } from '@/lib/exchange/apart/frames'
import type { TellStep } from '@/lib/exchange/render/render-order'

/** What makes a bundle beside its process. */
export interface BundleSource {
  /** Sends the order, then the files, in pieces if they are large. Called when its turn has come. */
  feed(sendOrder: (order: BundleOrder) => Promise<void>, send: (file: string, bytes: Uint8Array) => Promise<void>): Promise<void>
  /** The manifest of the files, and the server's signature over it; the key stays in this process. */
  seal(files: ListedFile[]): { manifest: string; signature: string }
}

/**
 * A bundle as a ZIP, made in a process of its own with the limits that documents have, in turn with them. Throws AppError `limit` where a limit is met, and
 * what the source throws.
 */
export async function bundleApart({ feed, seal }: BundleSource, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  return documentTurns.take(() => tell('waiting'), signal, () => {
    const child = startMaker('make-evidence.mjs', DOCUMENT_LIMITS)
    const give = async () => {
      tell('reading')
      await feed((order) => writeFrame(child.stdin, { order }), (file, bytes) => writeFrame(child.stdin, { file }, bytes))
      await writeFrame(child.stdin, { end: true })
    }
    // It is listened to from the beginning: nobody would hear the end of a process that ends early.
    const talk = async () => void (await Promise.all([answer(child, seal, tell), give()]))
    return bytesOf(child, DOCUMENT_LIMITS, talk, signal)
  })
}

async function answer(child: Maker, seal: BundleSource['seal'], tell: TellStep): Promise<void> {
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const said = JSON.parse(line) as BundleLine
    if ('step' in said) {
      tell(said.step)
      continue
    }
    await writeFrame(child.stdin, { sealed: seal(said.files) })
    child.stdin.end()
  }
}
