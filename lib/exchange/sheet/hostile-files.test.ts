import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readSource } from '@/lib/exchange/sheet/read-source'
import { readSourceApart } from '@/lib/exchange/sheet/read-source-apart'

const guess = { encoding: null, delimiter: null }
const refusalOf = (bytes: Uint8Array, name: string) => readSource(bytes, name, guess).refusal?.message

interface Part {
  name: string
  content: Buffer
  /** What the directory claims of its size, where that is a lie. */
  claims?: number
  flags?: number
}

/** A ZIP archive of deflated parts. */
function packZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claims, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(claims, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    bodies.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const part = (name: string, text = '<x/>'): Part => ({ name, content: Buffer.from(text) })

/** A real workbook of one sheet. */
function packWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Risks')
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' })
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.alloc(0)
}

describe('files that are not what they seem', () => {
  it('IM-30 refuses a zip bomb by what its directory says, before anything is unpacked', () => {
    const bomb = packZip([part('xl/workbook.xml'), { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 1024 * 1024) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(bomb, 'risks.xlsx')).toBe('The workbook unpacks to 41 MB.')
  })

  it('IM-30 refuses a sheet of 200 MB', () => {
    const part200: Part = { name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<x/>'), claims: 200 * 1024 * 1024 }
    expect(refusalOf(packZip([part('xl/workbook.xml'), part200]), 'risks.xlsx')).toBe('The workbook unpacks to 201 MB.')
  })

  it('IM-31 refuses an archive whose parts hold more or less than they declare', () => {
    const liar: Part = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(3 * 1024 * 1024, 'x'), claims: 100 }
    expect(refusalOf(packZip([part('xl/workbook.xml'), liar]), 'risks.xlsx')).toContain('does not hold what it declares')
    const short: Part = { name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<x/>'), claims: 100 }
    expect(refusalOf(packZip([part('xl/workbook.xml'), short]), 'risks.xlsx')).toContain('does not hold what it declares')
  })

  it('IM-32 refuses macros, passwords, broken archives, other archives, old workbooks and a PDF, each in its own words', () => {
    const whole = packWorkbook([['Risk', 'Impact'], ['Fire', '3']])
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)])
    const cases: [Buffer, string, string][] = [
      [packZip([part('xl/workbook.xml'), part('xl/vbaProject.bin')]), 'risks.xlsm', 'macros'],
      [packZip([{ ...part('xl/workbook.xml'), flags: 1 }]), 'risks.xlsx', 'password'],
      [Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'risks.xlsx', 'password'],
      [whole.subarray(0, whole.length / 2), 'risks.xlsx', 'broken'],
      [packZip([part('word/document.xml')]), 'risks.docx', 'no .xlsx workbook'],
      [ole, 'risks.xls', 'old Office document'],
      [Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'risks.xlsx', 'PDF'],
      [Buffer.from('Risk,Impact\n'), 'risks.xlsx', 'broken'],
      [packZip([part('xl/workbook.xml', 'no workbook')]), 'risks.xlsx', 'cannot be read'],
      [Buffer.from(''), 'risks.csv', 'empty'],
      [Buffer.from('{"a": '), 'risks.json', 'not valid JSON'],
      [Buffer.from('Risk,Impact\n"open,3\n'), 'risks.csv', 'cannot be read as rows'],
    ]
    for (const [bytes, name, words] of cases) expect(refusalOf(bytes, name), name).toContain(words)
  })

  it('IM-33 refuses 5,000 columns as text and as a workbook, and more rows than a register holds', () => {
    const wide = Array.from({ length: 5_000 }, (_, i) => `Column ${i}`)
    expect(refusalOf(Buffer.from(`${wide.join(',')}\n`), 'wide.csv')).toContain('5,000 columns')
    expect(refusalOf(packWorkbook([wide]), 'wide.xlsx')).toContain('columns')
    expect(refusalOf(Buffer.from('Risk,Impact\n'.repeat(21_000)), 'long.csv')).toContain('more than 20,100 rows')
    expect(refusalOf(Buffer.from(JSON.stringify(Array.from({ length: 21_000 }, () => ({ risk: 'x' })))), 'long.json')).toContain('more than 20,100 rows')
    expect(refusalOf(Buffer.alloc(9 * 1024 * 1024, 'x'), 'large.csv')).toContain('larger than 8 MB')
  })

  it('IM-34 reads a workbook in a process of its own to the same as on the spot', { timeout: 60_000 }, async () => {
    const bytes = packWorkbook([['Risk', 'Impact'], ['Fire', '3']])
    const read = await readSourceApart(bytes, 'risks.xlsx', guess)
    expect(read).toEqual(readSource(bytes, 'risks.xlsx', guess))
    expect(read.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['Risk', 'Impact'], ['Fire', '3']])
  })

  it('IM-35 counts a far cell by its column, and not the million blank rows before it', () => {
    const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
    const rows = row(1, cell('A1', 'Risk') + cell('B1', 'Impact')) + row(1_048_576, cell('A1048576', 'far'))
    const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    const whole = [
      part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
      part('xl/workbook.xml', `<workbook ${space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Far" sheetId="1" r:id="rId1"/></sheets></workbook>`),
      part('xl/_rels/workbook.xml.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
      part('xl/worksheets/sheet1.xml', `<worksheet ${space}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`),
    ]
    const read = readSource(packZip(whole), 'far.xlsx', guess)
    expect(read.refusal).toBeNull()
    expect(read.sheets[0]?.rows[0]?.cells).toEqual(['Risk', 'Impact'])
    expect(read.sheets[0]?.rows.length ?? 0).toBeLessThan(3)
  })
})
