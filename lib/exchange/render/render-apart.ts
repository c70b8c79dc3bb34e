import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { bytesOf, startMaker, type Maker } from '@/lib/exchange/apart/apart-process'
import { DOCUMENT_LIMITS, documentTurns } from '@/lib/exchange/apart/document-turns'
import { RENDER_STEPS, type RenderOrder, type TellStep } from '@/lib/exchange/render/render-order'

/**
 * Renders an order in a process of its own, with limits on time and memory, one at a time: a server that set pages itself would answer nobody
 * meanwhile. An aborted signal ends it at once. Throws AppError `limit` where a limit is met, or where too many wait already.
 */
export async function renderApart(order: RenderOrder, tell: TellStep, signal: AbortSignal): Promise<Uint8Array> {
  return documentTurns.take(() => tell('waiting'), signal, async () => {
    const child = takeSpare() ?? startRenderer()
    void listen(child, tell)
    try {
      return await bytesOf(child, DOCUMENT_LIMITS, () => void child.stdin.end(JSON.stringify(order)), signal)
    } finally {
      keepSpare()
    }
  })
}

const startRenderer = (...options: string[]) => startMaker('render-document.mjs', DOCUMENT_LIMITS, ...options)

/** How long a renderer waits for a second document: whoever exports one often exports another, and starting takes a second. */
const SPARE_MS = 60_000

let spare: { child: Maker; timer: NodeJS.Timeout } | null = null

/** The renderer that has been started already; null where there is none. */
function takeSpare(): Maker | null {
  const kept = spare
  if (!kept) return null
  spare = null
  clearTimeout(kept.timer)
  hold(kept.child, 'ref')
  return kept.child.exitCode === null && kept.child.signalCode === null ? kept.child : null
}

/** Starts a renderer for the next document. It ends with this process, because nobody is left to give it an order, and holds nothing back from ending. */
function keepSpare(): void {
  if (spare || documentTurns.isBusy) return
  const child = startRenderer('--spare')
  const timer = setTimeout(() => {
    if (spare?.child !== child) return
    spare = null
    child.kill('SIGKILL')
  }, SPARE_MS)
  timer.unref()
  child.on('error', () => undefined)
  hold(child, 'unref')
  spare = { child, timer }
}

/** Whether a child keeps this process from ending. */
function hold(child: Maker, how: 'ref' | 'unref'): void {
  child[how]()
  for (const stream of child.stdio) {
    if (stream instanceof Socket) stream[how]()
  }
}

async function listen(child: Maker, tell: TellStep): Promise<void> {
  for await (const word of createInterface({ input: child.stdio[3] as Readable })) {
    const step = RENDER_STEPS.find((one) => one === word)
    if (step) tell(step)
  }
}
