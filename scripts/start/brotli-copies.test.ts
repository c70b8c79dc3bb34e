import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeBrotliCopies } from './brotli-copies'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

it('ST-66 every script and style sheet has a copy with the same bytes, and nothing else has one', async () => {
  fs.mkdirSync(path.join(folder, 'chunks'))
  const files = { 'chunks/a.js': 'const a = 1\n'.repeat(500), 'chunks/b.css': '', 'font.woff2': 'font' }
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text)
  expect(await writeBrotliCopies(folder)).toBe(2)
  expect(fs.readdirSync(folder, { recursive: true }).map(String).sort()).toEqual(['chunks', 'chunks/a.js', 'chunks/a.js.br', 'chunks/b.css', 'chunks/b.css.br', 'font.woff2'])
  for (const name of ['chunks/a.js', 'chunks/b.css'] as const) {
    expect(brotliDecompressSync(fs.readFileSync(path.join(folder, `${name}.br`))).toString()).toBe(files[name])
  }
})
