import { describe, expect, it } from 'vitest'
import { decodeText } from '@/lib/exchange/sheet/decode-text'
import { guessDelimiter, readTextTable } from '@/lib/exchange/sheet/read-text-table'

const GERMAN = 'Fehler;Größe\nÜberlauf;3\nAusfall der Prüfung;4\n'
const JAPANESE = '故障モード,検出方法\nポンプが止まる,アラームが鳴る\n'

/** Shift-JIS of a text, by asking the decoder for each pair of bytes. */
function encodeShiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xef; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  }
  return new Uint8Array([...text].flatMap((one) => (one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f]))))
}

const decode = (bytes: Uint8Array) => decodeText(bytes, null)

describe('decoding text', () => {
  it('IM-14 knows UTF-8 with and without its mark, UTF-16, Windows-1252 and Shift-JIS by what comes out', () => {
    expect(decode(Buffer.from(GERMAN))).toEqual({ text: GERMAN, encoding: 'utf-8' })
    expect(decode(Buffer.from(`\ufeff${GERMAN}`)).encoding).toBe('utf-8')
    expect(decode(Buffer.from(`\ufeff${GERMAN}`, 'utf16le'))).toEqual({ text: GERMAN, encoding: 'utf-16le' })
    expect(decode(Buffer.from(GERMAN, 'latin1'))).toEqual({ text: GERMAN, encoding: 'windows-1252' })
    expect(decode(encodeShiftJis(JAPANESE))).toEqual({ text: JAPANESE, encoding: 'shift_jis' })
  })

  it('IM-14 takes an encoding that was chosen, and refuses one in which the bytes are no text', () => {
    expect(decodeText(encodeShiftJis(JAPANESE), 'gb18030').text).not.toBe(JAPANESE)
    expect(() => decodeText(encodeShiftJis(JAPANESE), 'utf-8')).toThrow('not valid in the encoding utf-8')
  })

  it('IM-15 finds the separator that makes rows of one width, and numbers rows by the line on which they begin', () => {
    expect(guessDelimiter(GERMAN)).toBe(';')
    expect(guessDelimiter('Risk;Owner\nFire, flood;Mustermann, Anna\nTheft;Beispiel, Clara\n')).toBe(';')
    expect(guessDelimiter('Risk\tImpact\nFire\t3\n')).toBe('\t')
    const { sheet } = readTextTable('Risk,Impact\n"Two\nlines",3\n\nLast,"4"\n', null)
    expect(sheet.rows.map(({ number, cells }) => [number, cells])).toEqual([[1, ['Risk', 'Impact']], [2, ['Two\nlines', '3']], [4, ['']], [5, ['Last', '4']]])
  })

  it('IM-16 reads a row that is one quoted cell once more, for the repair', () => {
    const { sheet } = readTextTable('Risk,Cause,Impact\n"Fire,""heat, dry"",3"\n', null)
    expect(sheet.rows[1]).toEqual({ number: 2, cells: ['Fire,"heat, dry",3'], reread: ['Fire', 'heat, dry', '3'] })
  })
})
