import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@/lib/kernel/ids'
import { CHANGES_PER_SECOND, loadPlan, MEASURED_CHANGES, WARM_UP_CHANGES, type LoadPlan, type LoadReport } from './load'

// A process of its own that plays the browsers: it opens the streams, sends the changes and notes when they arrive. Both ends of a
// measurement are read from this one process's clock.

const PATIENCE_MS = 20_000

interface Sent {
  at: number
  counts: boolean
  /** Readers that it has reached; a stream may carry a number again after a reconnection. */
  reached: Set<number>
}

const sent = new Map<string, Sent>()
const report: LoadReport = { arrivals: [], answers: [], problem: null }
const streams: http.ClientRequest[] = []

function openReader(plan: LoadPlan, reader: number): Promise<void> {
  const { url, cookie } = plan.readers[reader] ?? plan.writer
  const after = Object.entries(plan.heads).map(([streamId, seq]) => `${streamId}:${seq}`)
  return new Promise((resolve, reject) => {
    const request = http.get(`${url}/api/live?after=${after.join(',')}`, { headers: { cookie, accept: 'text/event-stream' }, agent: false })
    streams.push(request)
    request.once('error', (error) => reject(new Error(`a stream: ${error.message}`)))
    request.once('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a stream was answered with ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        const arrived = performance.now()
        resolve()
        const messages = (rest + text).split('\n\n')
        rest = messages.pop() ?? ''
        for (const message of messages) noteArrivals(message, reader, arrived)
      })
    })
  })
}

function noteArrivals(message: string, reader: number, arrived: number): void {
  for (const [, commandId = ''] of message.matchAll(/"commandId":"([0-9a-f-]{36})"/g)) {
    const known = sent.get(commandId)
    if (!known || known.reached.has(reader)) continue
    known.reached.add(reader)
    if (known.counts) report.arrivals.push(arrived - known.at)
  }
}

const agent = new http.Agent({ keepAlive: true })

/** Sends one change; returns when it is answered. Throws when it is refused. */
async function sendChange({ writer, registerId }: LoadPlan, edit: object, counts: boolean): Promise<void> {
  const commandId = newId()
  const body = JSON.stringify({ commandId, verb: 'failure-mode.edit', registerId, input: { edits: [edit] } })
  const at = performance.now()
  sent.set(commandId, { at, counts, reached: new Set() })
  await post(writer, body)
  if (counts) report.answers.push(performance.now() - at)
}

function post(writer: LoadPlan['writer'], body: string): Promise<void> {
  const headers = { cookie: writer.cookie, origin: writer.url, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const request = http.request(`${writer.url}/api/commands`, { method: 'POST', headers, agent }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`a change was answered with ${response.statusCode} ${text}`))))
    })
    // The server may close a connection that rested in the moment in which it is used again: a browser sends once more, and so do we.
    request.once('error', (error) => (request.reusedSocket ? resolve(post(writer, body)) : reject(new Error(`a change: ${error.message}`))))
    request.end(body)
  })
}

/** Changes at a fixed rate, whether or not those before them were answered: waiting for a slow answer would hide it. */
async function sendAll(plan: LoadPlan): Promise<void> {
  const edits = plan.rows.map((row, i) => ({ id: row.id, field: 'cause', before: row.cause, after: `Cause ${i} of ${newId()}` }))
  for (const edit of edits.slice(0, WARM_UP_CHANGES)) await sendChange(plan, edit, false)
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (const [i, edit] of edits.slice(WARM_UP_CHANGES, WARM_UP_CHANGES + MEASURED_CHANGES).entries()) {
    await sleep(Math.max(0, began + (i * 1000) / CHANGES_PER_SECOND - performance.now()))
    const answer = sendChange(plan, edit, true)
    // The failure is told by Promise.all at the end; without this, Node would end the process before.
    answer.catch(() => undefined)
    answers.push(answer)
  }
  await Promise.all(answers)
}

async function waitForArrivals({ readers }: LoadPlan): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  const countMissing = () => [...sent.values()].reduce((sum, { reached }) => sum + readers.length - reached.size, 0)
  while (countMissing() > 0 && performance.now() < deadline) await sleep(20)
  if (countMissing() > 0) throw new Error(`${countMissing()} arrivals are missing`)
}

async function play(message: unknown): Promise<void> {
  const plan = loadPlan.parse(message)
  try {
    for (let from = 0; from < plan.readers.length; from += 10) {
      await Promise.all(plan.readers.slice(from, from + 10).map((_, i) => openReader(plan, from + i)))
    }
    await sendAll(plan)
    await waitForArrivals(plan)
  } catch (error) {
    report.problem = error instanceof Error ? error.message : String(error)
  }
  // The streams stay open until the bench ends this process: it looks at the server's memory first.
  process.send?.(report)
}

process.once('message', (message) => void play(message))
process.once('disconnect', () => process.exit(0))
