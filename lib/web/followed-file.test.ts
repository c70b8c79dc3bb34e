import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/kernel/errors'
import type { Following } from '@/lib/services/register/export-document'
import { dispositionOf } from '@/lib/web/content-disposition'
import { followFile, sendFile } from '@/lib/web/followed-file'

const file = { name: 'D10.pdf', type: 'application/pdf', bytes: new Uint8Array([10, 13, 0, 255]) }
const never = () => new AbortController().signal

describe('a file that is followed', () => {
  it('DO-90 says its steps, then its name and size, then gives its bytes', async () => {
    const response = followFile(async ({ tell }) => {
      tell('reading')
      tell('setting')
      return file
    }, never())
    const sent = Buffer.from(await response.arrayBuffer())
    const said = '{"step":"reading"}\n{"step":"setting"}\n{"file":{"name":"D10.pdf","type":"application/pdf","size":4}}\n'
    expect(sent).toEqual(Buffer.concat([Buffer.from(said), Buffer.from(file.bytes)]))
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  })

  it('DO-90 says what went wrong, with the remedy', async () => {
    const response = followFile(() => Promise.reject(new AppError('limit', 'Too large.', [{ path: 'as', message: 'Too large.', hint: 'Take CSV.' }])), never())
    expect(JSON.parse(await response.text())).toEqual({ error: { code: 'limit', message: 'Too large.', problems: [{ path: 'as', message: 'Too large.', hint: 'Take CSV.' }] } })
  })

  it('DO-91 ends the work when the reader goes away', async () => {
    let begun: (following: Following) => void
    const given = new Promise<Following>((resolve) => (begun = resolve))
    const response = followFile((following) => {
      begun(following)
      return new Promise(() => undefined)
    }, never())
    const { signal } = await given
    expect(signal.aborted).toBe(false)
    await response.body?.cancel()
    expect(signal.aborted).toBe(true)
  })

  it('DO-92 a file that is only sent has its name, type and size in its head', async () => {
    const { headers } = await sendFile(() => Promise.resolve(file), never())
    expect(Object.fromEntries(headers)).toMatchObject({ 'content-type': 'application/pdf', 'content-length': '4', 'content-disposition': `attachment; filename="D10.pdf"; filename*=UTF-8''D10.pdf` })
  })

  it('DO-92 a name is safe in a header, whatever it holds', () => {
    expect(dispositionOf('Größe "a"\\b.pdf')).toBe(`attachment; filename="Gr__e _a__b.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22a%22%5Cb.pdf`)
    expect(dispositionOf("it's (1)*.md")).toContain("filename*=UTF-8''it%27s%20%281%29%2A.md")
  })
})
