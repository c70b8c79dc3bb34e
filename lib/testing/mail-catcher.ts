import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface CaughtMail {
  to: string[]
  /** Header lines joined again, by their names in lower case. */
  headers: Map<string, string>
  text: string
}

export interface MailCatcher {
  url: string
  mails: CaughtMail[]
  /** While true every mail is refused. */
  refuses: boolean
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function openMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(catcher.refuses ? new Error('no room') : null),
    onData(stream, session, done) {
      text(stream).then((source) => {
        mails.push(readMail(source, session.envelope.rcptTo.map(({ address }) => address)))
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const catcher: MailCatcher = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuses: false,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return catcher
}

function readMail(source: string, to: string[]): CaughtMail {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const coded = body.join('\r\n\r\n')
  return { to, headers, text: headers.get('content-transfer-encoding') === 'quoted-printable' ? decodeQuoted(coded) : coded }
}

function decodeQuoted(coded: string): string {
  const bytes = coded.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
