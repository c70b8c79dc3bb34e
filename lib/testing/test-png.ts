import { crc32, deflateSync } from 'node:zlib'

/** A piece of a PNG with its checksum. */
export function pngPiece(name: string, body: Uint8Array): Buffer {
  const inside = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(inside))
  return Buffer.concat([length, inside, check])
}

interface TestPng {
  width?: number
  height?: number
  /** Depth, type, packing, filtering, interlacing. */
  kind?: [number, number, number, number, number]
  /** The lines of pixels before they are packed. */
  lines?: Buffer
  /** Pieces beside those that every picture has. */
  more?: Buffer[]
}

/** A picture of one colour, with whatever is asked wrong. */
export function makeTestPng({ width = 12, height = 4, kind = [8, 6, 0, 0, 0], lines = Buffer.alloc(height * (1 + width * 4), 0), more = [] }: TestPng = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set(kind, 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, pngPiece('IHDR', head), ...more, pngPiece('IDAT', deflateSync(lines)), pngPiece('IEND', Buffer.alloc(0))])
}
