import * as z from 'zod/mini'

/** A line that the server writes before the file. */
const line = z.union([
  z.object({ step: z.string() }),
  z.object({ file: z.object({ name: z.string(), type: z.string(), size: z.number() }) }),
  z.object({ error: z.object({ message: z.string(), problems: z.array(z.object({ message: z.string(), hint: z.optional(z.string()) })) }) }),
])

export interface FetchedFile {
  name: string
  blob: Blob
}

/** Why there is no file, in words for people. */
export class FileRefusal extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

const AGAIN = 'Nothing was changed. Try again.'
const LINE_FEED = 10

/** Fetches a file and tells, step by step, what the server is doing. Throws FileRefusal with the server's words; an aborted signal ends the work there. */
export async function followFile(address: string, tell: (step: string) => void, signal: AbortSignal): Promise<FetchedFile> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw await refusalOf(response)
  const reader = response.body.getReader()
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) throw new FileRefusal('The connection was lost before the file was here.', AGAIN)
    rest = join([rest, value])
    for (let feed = rest.indexOf(LINE_FEED); feed >= 0; feed = rest.indexOf(LINE_FEED)) {
      const said = line.parse(JSON.parse(new TextDecoder().decode(rest.slice(0, feed))))
      rest = rest.slice(feed + 1)
      if ('error' in said) throw new FileRefusal(said.error.message, said.error.problems[0]?.hint ?? AGAIN)
      if ('step' in said) tell(said.step)
      else return readFile(reader, rest, said.file)
    }
  }
}

interface Announced {
  name: string
  type: string
  size: number
}

async function readFile(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, begun: Uint8Array<ArrayBuffer>, { name, type, size }: Announced): Promise<FetchedFile> {
  const pieces = [begun]
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value)
  const blob = new Blob(pieces, { type })
  if (blob.size !== size) throw new FileRefusal('Only a part of the file arrived.', AGAIN)
  return { name, blob }
}

function join(pieces: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const refused = z.object({ error: z.object({ message: z.string(), problems: z.array(z.object({ message: z.string(), hint: z.optional(z.string()) })) }) })

async function refusalOf(response: Response): Promise<FileRefusal> {
  const said = refused.safeParse(await response.json().catch(() => null))
  if (!said.success) return new FileRefusal('The server did not answer as expected.', AGAIN)
  const { message, problems } = said.data.error
  return new FileRefusal(message, problems[0]?.hint ?? AGAIN)
}

/** Gives a file to the browser, which puts it where it puts downloads. */
export function saveFile({ name, blob }: FetchedFile): void {
  const href = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  // The browser has taken the address by then; a slow one gets a minute.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
