import { unzipSync, strFromU8 } from 'fflate'
import { create, type Font } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { packDocx } from '@/lib/exchange/docx/docx-shell'
import { textParagraph } from '@/lib/exchange/docx/docx-xml'
import { present } from '@/lib/kernel/assert'

const front = { title: 'D10', subtitle: null, organisation: 'Team', logo: null, running: { code: 'D10', version: null, status: null }, origin: 'At event 1' }

async function pack(...texts: string[]): Promise<Record<string, Uint8Array>> {
  const [body = textParagraph([])] = [textParagraph(texts.map((text) => ({ text })))]
  return unzipSync(await packDocx(front, [{ orientation: 'portrait' }], [body], []))
}

/** The faces of a file as a reader of fonts opens them: by the name of the font and that of the face. */
function readFaces(files: Record<string, Uint8Array>): Map<string, Font> {
  const text = (name: string) => strFromU8(present(files[name], name))
  const targets = new Map([...text('word/_rels/fontTable.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map(([, id, target]) => [id, target]))
  const fonts = [...text('word/fontTable.xml').matchAll(/<w:font w:name="([^"]+)">(.*?)<\/w:font>/g)]
  const faces = fonts.flatMap(([, name, inside = '']) => [...inside.matchAll(/<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([^}]+)\}"/g)].map(([, face, id, key = '']) => ({ name: `${name} ${face}`, id, key })))
  return new Map(faces.map(({ name, id, key }) => [name, create(uncover(present(files[`word/${targets.get(id)}`], name), key)) as Font]))
}

/** ECMA-376, part 4, 2.8.1: the first 32 bytes are covered with the bytes of the key, from its last to its first, twice. */
function uncover(data: Uint8Array, key: string): Buffer {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse()
  return Buffer.from(data.map((byte, i) => (i < 32 ? byte ^ (bytes[i % 16] ?? 0) : byte)))
}

const holds = (font: Font | undefined, text: string) => [...text].every((letter) => font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))

describe('the fonts of a Word file', () => {
  it('DO-34 are whole for Latin, Cyrillic and Greek, and others do not come along', async () => {
    const files = await pack('Fails twice: 5 ≥ 3 — “so”', 'Очередь', 'Ουρά')
    const faces = readFaces(files)
    expect([...faces.keys()]).toEqual(['Inter Regular', 'Inter Bold', 'Inter Italic', 'Inter BoldItalic', 'Geist Mono Regular', 'Geist Mono Bold'])
    for (const [name, font] of faces) expect(holds(font, name.startsWith('Inter') ? 'AzĄżЯяΩω≥—“' : 'Az09_'), name).toBe(true)
    expect(strFromU8(present(files['word/settings.xml'], 'settings'))).toContain('<w:embedTrueTypeFonts/><w:saveSubsetFonts/>')
  })

  it('DO-34 hold, for each other script, the characters that are in use, and may be embedded', async () => {
    const faces = readFaces(await pack('队列溢出 12', 'キューがあふれる', '대기열', 'فشل كل شيء', 'הכול נכשל', '🔥 ⚠'))
    const expected = { 'Noto Sans SC Regular': '队列溢出キあ', 'Noto Sans SC Bold': '队列', 'NanumGothic Regular': '대기열', 'Noto Sans Arabic Regular': 'فشل', 'Noto Sans Arabic Bold': 'فشل', 'Noto Sans Hebrew Regular': 'הכול', 'Noto Sans Hebrew Bold': 'הכול', 'Noto Emoji Regular': '🔥⚠' }
    const own = [...faces.keys()].filter((name) => !/^(?:Inter|Geist)/.test(name))
    expect(own.sort()).toEqual(Object.keys(expected).sort())
    for (const [name, text] of Object.entries(expected)) expect(holds(faces.get(name), text), name).toBe(true)
    expect(holds(faces.get('Noto Sans SC Regular'), '马')).toBe(false)
    // Letters that change their form where they stand bring the forms along.
    expect(faces.get('Noto Sans Arabic Regular')?.layout('كل').glyphs.map(({ id }) => id)).not.toEqual([...'لك'].map((letter) => faces.get('Noto Sans Arabic Regular')?.glyphForCodePoint(letter.codePointAt(0) ?? 0).id))
    for (const [name, font] of faces) expect(font['OS/2'].fsType.noEmbedding, name).toBe(false)
  })
})
