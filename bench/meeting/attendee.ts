import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@/lib/kernel/ids'

/** What goes wrong on the way of a command: nothing, it is sent twice at the same moment, or its connection is cut before the answer. */
export type Mishap = 'none' | 'twice' | 'cut'

export interface Envelope {
  commandId: string
  verb: string
  registerId: string
  input: object
}

const CUT_AFTER_MS = 5
const RETRY_MS = 50

/** One person in front of a screen: requests with their session, and a stream of events. */
export class Attendee {
  private readonly agent = new http.Agent({ keepAlive: true })
  private stream: http.ClientRequest | null = null
  /** The numbers that the stream has seen, as it printed them last. */
  private seen = ''

  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Reads a page or an answer. Throws unless it came with 200. */
  async read(path: string): Promise<string> {
    const { status, text } = await this.ask('GET', path)
    if (status !== 200) throw new Error(`${path} was answered with ${status} ${text.slice(0, 300)}`)
    return text
  }

  /** Sends a command until it was done; sent again it has the same id. Throws when it is refused. */
  async send(envelope: Envelope, mishap: Mishap = 'none'): Promise<void> {
    const body = JSON.stringify(envelope)
    if (mishap === 'cut') await this.ask('POST', '/api/commands', body, CUT_AFTER_MS).catch(() => undefined)
    await Promise.all([this.sendOnce(body), ...(mishap === 'twice' ? [this.sendOnce(body)] : [])])
  }

  private async sendOnce(body: string): Promise<void> {
    for (;;) {
      const answer = await this.ask('POST', '/api/commands', body).catch(() => null)
      if (answer?.status === 200) return
      if (answer) throw new Error(`a command was answered with ${answer.status} ${answer.text}`)
      await sleep(RETRY_MS)
    }
  }

  private ask(method: string, path: string, body = '', cutAfterMs?: number): Promise<{ status: number; text: string }> {
    const headers = { cookie: this.cookie, origin: this.url, ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) }
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.url}${path}`, { method, headers, agent: this.agent }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text })).once('error', reject)
      })
      request.once('error', reject)
      request.end(body)
      if (cutAfterMs !== undefined) setTimeout(() => request.destroy(new Error('cut')), cutAfterMs)
    })
  }

  /** Opens a stream from these numbers; resolves when it stands. `take` gets the bytes of whole messages. */
  follow(address: string, take: (bytes: Buffer) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = http.get(`${this.url}${address}`, { headers: { cookie: this.cookie, accept: 'text/event-stream' }, agent: false })
      this.stream = request
      request.once('error', (error) => (this.stream === request ? reject(new Error(`a stream: ${error.message}`)) : undefined))
      request.once('response', (response) => {
        if (response.statusCode !== 200) return reject(new Error(`a stream was answered with ${response.statusCode}`))
        response.on('error', () => undefined)
        gatherMessages(response, (bytes) => {
          resolve()
          this.seen = lastId(bytes) ?? this.seen
          take(bytes)
        })
      })
    })
  }

  /** Cuts the stream and comes back from the numbers that it has seen, as a browser does. */
  async comeBack(address: string, take: (bytes: Buffer) => void): Promise<void> {
    const cut = this.stream
    this.stream = null
    cut?.destroy()
    await this.follow(this.seen === '' ? address : address.replace(/after=[^&]*/, `after=${this.seen}`), take)
  }

  command(verb: string, registerId: string, input: object): Envelope {
    return { commandId: newId(), verb, registerId, input }
  }
}

/** Messages end with an empty line; what comes in several pieces is put together once. */
export function gatherMessages(response: http.IncomingMessage, take: (bytes: Buffer) => void): void {
  let pieces: Buffer[] = []
  response.on('data', (piece: Buffer) => {
    pieces.push(piece)
    if (piece.at(-1) !== 10 || (piece.length > 1 && piece.at(-2) !== 10)) return
    const whole = pieces.length === 1 ? piece : Buffer.concat(pieces)
    if (whole.at(-2) !== 10) return
    pieces = []
    take(whole)
  })
}

function lastId(bytes: Buffer): string | null {
  const at = bytes.lastIndexOf('\nid: ')
  return at < 0 ? null : bytes.subarray(at + 5, bytes.indexOf('\n', at + 5)).toString()
}
