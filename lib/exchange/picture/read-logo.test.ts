import { describe, expect, it } from 'vitest'
import { readLogo } from '@/lib/exchange/picture/read-logo'
import { makeTestPng, pngPiece } from '@/lib/testing/test-png'
import { AppError } from '@/lib/kernel/errors'

const refusalOf = (bytes: Uint8Array) => {
  try {
    return `read, ${readLogo(bytes).width} wide`
  } catch (error) {
    return error instanceof AppError ? error.message : String(error)
  }
}

describe('a logo', () => {
  it('DO-11 is its pixels and no more: what else a file says is left away', () => {
    const said = makeTestPng({ more: [pngPiece('tEXt', Buffer.from('Comment\0taken at home')), pngPiece('eXIf', Buffer.alloc(40))] })
    const { png, width, height } = readLogo(said)
    expect([width, height, Buffer.from(png).equals(makeTestPng())]).toEqual([12, 4, true])
    expect(readLogo(png)).toEqual({ png, width, height })
  })

  it('DO-11 is refused as anything but a whole true-colour PNG of our size', () => {
    const whole = makeTestPng()
    const cases: [string, Uint8Array][] = [
      ['nothing', Buffer.alloc(0)],
      ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
      ['the beginning', whole.subarray(0, whole.length - 20)],
      ['a palette', makeTestPng({ kind: [8, 3, 0, 0, 0] })],
      ['sixteen bits', makeTestPng({ kind: [16, 6, 0, 0, 0] })],
      ['interlaced', makeTestPng({ kind: [8, 6, 0, 0, 1] })],
      ['no width', makeTestPng({ width: 0, lines: Buffer.alloc(4) })],
      ['too wide', makeTestPng({ width: 2_001, height: 1 })],
      ['a line short', makeTestPng({ lines: Buffer.alloc(3 * 49) })],
      ['a bomb', makeTestPng({ lines: Buffer.alloc(5_000_000) })],
      ['an unknown filter', makeTestPng({ lines: Buffer.alloc(4 * 49, 9) })],
      ['200 kB of words', makeTestPng({ more: [pngPiece('tEXt', Buffer.alloc(204_800, 65))] })],
    ]
    const kind = 'This kind of PNG is not read.'
    const notWhole = 'The picture is not whole.'
    expect(cases.map(([name, bytes]) => [name, refusalOf(bytes)])).toEqual([
      ...['nothing', 'a drawing', 'a photograph'].map((name) => [name, 'This is no PNG picture.']),
      ['the beginning', notWhole],
      ...['a palette', 'sixteen bits', 'interlaced'].map((name) => [name, kind]),
      ...['no width', 'too wide'].map((name) => [name, 'A side of the picture has not 1 to 2,000 pixels.']),
      ...['a line short', 'a bomb', 'an unknown filter'].map((name) => [name, notWhole]),
      ['200 kB of words', 'The picture is larger than 200 kB.'],
    ])
  })

  it('DO-11 is refused with any byte of it changed', () => {
    const whole = makeTestPng()
    const read = [...whole.keys()].filter((at) => {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      return refusalOf(changed).startsWith('read')
    })
    // What stands behind the name of the last piece is its checksum, and that is looked at too.
    expect(read).toEqual([])
  })
})
