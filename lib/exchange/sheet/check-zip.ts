import { inflateRawSync } from 'node:zlib'
import { SheetRefusal } from '@/lib/exchange/sheet/sheet-limits'

/** Most entries of an archive, and most bytes of all of them together when unpacked. */
const ENTRIES_MAX = 2_000
const UNPACKED_MAX = 64 * 1024 * 1024

/** A text of a workbook packs to a tenth, a bomb to a thousandth; small entries may be whatever they are. */
const RATIO_MAX = 250
const RATIO_FROM = 1024 * 1024

const BROKEN = { message: 'The workbook is broken: its ZIP archive has no readable directory.', hint: 'Open it in a spreadsheet program and save it again as .xlsx.' }

interface ZipEntry {
  name: string
  isEncrypted: boolean
  method: number
  packed: number
  unpacked: number
  start: number
}

/**
 * Looks into the directory of an archive before anything is unpacked, then unpacks each entry with the size that it declares as its limit, so
 * that neither a bomb nor a lie about sizes reaches the reader of workbooks. Throws SheetRefusal.
 */
export function checkZip(bytes: Uint8Array): string[] {
  const entries = listEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new SheetRefusal('The workbook is protected by a password.', 'Open it, take the password off, and save it again.')
  const isBomb = entries.some((entry) => entry.unpacked > RATIO_FROM && entry.unpacked > entry.packed * RATIO_MAX)
  if (unpacked > UNPACKED_MAX || isBomb) {
    const size = Math.ceil(unpacked / 1024 / 1024).toLocaleString('en')
    throw new SheetRefusal(`The workbook unpacks to ${size} MB.`, `At most ${UNPACKED_MAX / 1024 / 1024} MB are read, and nothing packed more than ${RATIO_MAX} times. Keep only the sheet that is needed.`)
  }
  for (const entry of entries) checkEntry(bytes, entry)
  return entries.map(({ name }) => name)
}

function listEntries(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw new SheetRefusal(BROKEN.message, BROKEN.hint)
  const count = bytes.readUInt16LE(end + 10)
  // Readers differ in which of the two counts they believe.
  if (bytes.readUInt16LE(end + 8) !== count) throw new SheetRefusal(BROKEN.message, BROKEN.hint)
  if (count > ENTRIES_MAX) throw new SheetRefusal(`The workbook has ${count.toLocaleString('en')} parts or more.`, `At most ${ENTRIES_MAX.toLocaleString('en')} are read. Save the sheet that is needed as a workbook of its own.`)
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    const header = at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50
    if (!header) throw new SheetRefusal(BROKEN.message, BROKEN.hint)
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      start: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function checkEntry(bytes: Uint8Array, entry: ZipEntry): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.start + 30 > view.length || view.readUInt32LE(entry.start) !== 0x04034b50) throw new SheetRefusal(BROKEN.message, BROKEN.hint)
  const data = entry.start + 30 + view.readUInt16LE(entry.start + 26) + view.readUInt16LE(entry.start + 28)
  const packed = view.subarray(data, data + entry.packed)
  const isSame = view.readUInt16LE(entry.start + 8) === entry.method
  if (!isSame) throw new SheetRefusal(BROKEN.message, BROKEN.hint)
  if (entry.method === 0 ? packed.length === entry.unpacked : entry.method === 8 && unpacksTo(packed, entry.unpacked)) return
  throw new SheetRefusal(`The workbook is broken: its part ${entry.name} does not hold what it declares.`, BROKEN.hint)
}

function unpacksTo(packed: Buffer, size: number): boolean {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 }).length === size
  } catch {
    return false
  }
}
