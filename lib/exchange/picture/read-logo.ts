import { crc32, inflateSync } from 'node:zlib'
import { LOGO_BYTES_MAX, LOGO_SIDE_MAX } from '@/lib/domain/workspace/logo'
import { refuseInput } from '@/lib/kernel/errors'

/** A picture of which every pixel is known to be there, and nothing else. */
export interface LogoPicture {
  png: Uint8Array<ArrayBuffer>
  /** Pixels. */
  width: number
  height: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bytes of a pixel by its type: colours, and colours with transparency, of eight bits each. */
const PIXEL_BYTES: Record<number, number> = { 2: 3, 6: 4 }

/**
 * Reads a PNG as a browser draws it: true colours of eight bits, not interlaced, at most 2,000 pixels to a side and 200 kB. Every checksum and every line
 * is checked, so that whatever sets a document later can draw it, and all but the pixels is left away: no place, no time, no comment travels with a
 * document. Throws AppError `invalid` for anything else.
 */
export function readLogo(bytes: Uint8Array): LogoPicture {
  if (bytes.length > LOGO_BYTES_MAX) refuse('The picture is larger than 200 kB.')
  const file = Buffer.from(bytes)
  if (!file.subarray(0, 8).equals(SIGNATURE)) refuse('This is no PNG picture.')
  const { head, data } = gatherPieces(file)
  const [width, height, depth, type = -1, ...methods] = [head.readUInt32BE(0), head.readUInt32BE(4), ...head.subarray(8)]
  const pixel = PIXEL_BYTES[type]
  if (depth !== 8 || pixel === undefined || methods.some((method) => method !== 0)) refuse('This kind of PNG is not read.')
  if (Math.min(width, height) < 1 || width > LOGO_SIDE_MAX || height > LOGO_SIDE_MAX) refuse(`A side of the picture has not 1 to ${LOGO_SIDE_MAX.toLocaleString('en')} pixels.`)
  const line = 1 + width * pixel
  const pixels = inflate(data, line * height)
  if (pixels.length !== line * height) refuse('The picture is not whole.')
  for (let at = 0; at < pixels.length; at += line) if ((pixels[at] ?? 9) > 4) refuse('The picture is not whole.')
  return { png: Uint8Array.from(Buffer.concat([SIGNATURE, piece('IHDR', head), piece('IDAT', data), piece('IEND', Buffer.alloc(0))])), width, height }
}

/** The head and the packed pixels of a file whose every piece bears its right checksum. */
function gatherPieces(file: Buffer): { head: Buffer; data: Buffer } {
  let head: Buffer | null = null
  const data: Buffer[] = []
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) break
    const name = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, end - 4)
    if (name === 'IHDR' && length === 13) head ??= body
    if (name === 'IDAT') data.push(body)
    if (name === 'IEND' && head) return { head, data: Buffer.concat(data) }
    at = end
  }
  return refuse('The picture is not whole.')
}

/** Unpacks no more than there may be: a small file can say that it is a huge one. */
function inflate(data: Buffer, most: number): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: most })
  } catch {
    return refuse('The picture is not whole.')
  }
}

function piece(name: string, body: Buffer): Buffer {
  const inside = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(inside))
  return Buffer.concat([length, inside, check])
}

function refuse(message: string): never {
  refuseInput('logo', message, 'Choose another picture, or save it anew as PNG.')
}
