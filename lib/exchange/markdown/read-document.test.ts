import { describe, expect, it, vi } from 'vitest'
import { readDocument } from '@/lib/exchange/markdown/read-document'

vi.setConfig({ testTimeout: 60_000 })

const HEAD = '# X — y\n\n## 1. Purpose\n\n'
const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])

function expectError(source: Uint8Array | string, line: number, message: RegExp): void {
  const { content, problems } = readDocument(source)
  expect(content).toBeNull()
  const error = problems.find((problem) => problem.severity === 'error')
  expect(error).toMatchObject({ line, message: expect.stringMatching(message) })
  expect(error?.hint).not.toBe('')
}

describe('files that cannot be read', () => {
  it.each<[string, string, Uint8Array | string, number, RegExp]>([
    ['MD-70', 'an empty file', '', 1, /empty/],
    ['MD-70', 'blank lines only', ' \n\t\n', 1, /empty/],
    ['MD-70', 'UTF-16 with a mark', utf16('# X — y'), 1, /UTF-16/],
    ['MD-70', 'UTF-16 without a mark', utf16('# X — y').slice(2), 1, /UTF-16/],
    ['MD-70', 'Latin-1', Uint8Array.from([...bytes('# X — y\n\nna'), 0xef, ...bytes('ve')]), 3, /Latin-1/],
    ['MD-70', 'an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 1, /zip/],
    ['MD-70', 'more than 8 MB', 'a'.repeat(8 * 1024 * 1024 + 1), 1, /larger than 8 MB/],
    ['MD-70', '50 MB of bytes', new Uint8Array(50 * 1024 * 1024), 1, /larger than 8 MB/],
    ['MD-70', 'more than a million lines', HEAD + '\n'.repeat(1_000_000), 1_000_000, /lines/],
    ['MD-10', 'no heading', 'just text', 1, /no title/],
    ['MD-10', 'only a section', '## 1. Purpose\n', 1, /no title/],
    ['MD-10', 'a title without code', '\n# Pre-Mortem of the queue', 2, /has no code/],
    ['MD-10', 'text before the title', 'hello\n\n# X — y\n', 3, /not the first/],
    ['MD-14', 'a code twice', `${HEAD}### X-1 — a\n\n### X-1 — b\n`, 7, /X-1 was used in line 5/],
    ['MD-71', 'a long title', `# X — ${'y'.repeat(301)}`, 1, /longer than 300/],
    [
      'MD-71',
      'a long signal',
      `${HEAD}### X-1 — a\n\n**Cause:** c\n\n**Detection Signals:**\n- ${'y'.repeat(10_001)}\n`,
      9,
      /10,000/,
    ],
    ['MD-71', 'too many signals', `${HEAD}### X-1 — a\n\n**Detection Signals:**\n${'- y\n'.repeat(201)}`, 7, /more than 200/],
    ['MD-71', 'too many sections', `# X — y\n\n${'## a\n\nb\n\n'.repeat(501)}`, 1, /more than 500 sections/],
    ['MD-72', 'too many headings', HEAD + '### X — y\n'.repeat(25_001), 25_003, /25,000 headings/],
    ['MD-72', 'an endless paragraph', HEAD + 'word '.repeat(7_000), 5, /longer than 30,000/],
    ['MD-72', 'thousands of marks', HEAD + '*a '.repeat(5_001), 5, /thousands of emphasis/],
    ['MD-72', 'thousands of brackets', HEAD + '['.repeat(6_000), 5, /thousands of emphasis/],
    [
      'MD-72',
      'marks behind lines of no-break spaces',
      HEAD + `${'*a '.repeat(2_000)}\n\u00A0\n`.repeat(3),
      5,
      /thousands of emphasis/,
    ],
    ['MD-72', 'many paragraphs of marks', HEAD + `${'*a '.repeat(4_900)}\n\n`.repeat(10), 21, /too many emphasis/],
    ['MD-72', 'nested quotes', `${HEAD}${'> '.repeat(5_000)}a`, 5, /nested/],
    ['MD-72', 'nested lists', HEAD + Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), 55, /nested/],
    ['MD-72', 'bars', HEAD + '|'.repeat(50_000), 5, /12,000/],
    ['MD-72', 'one huge section', `${HEAD}${'a'.repeat(20_000)}\n\n`.replace(/a+\n\n/, (part) => part.repeat(31)), 3, /600,000/],
  ])('%s refuses %s with line and remedy', (_rule, _name, source, line, message) => expectError(source, line, message))

  it('MD-73 lists 200 problems and counts the rest, errors first', () => {
    const { content, problems } = readDocument(HEAD + '<b>\n\n'.repeat(250) + '### X-1 — a\n\n### X-1 — b\n')
    expect(content).toBeNull()
    expect(problems).toHaveLength(201)
    expect(problems.filter((problem) => problem.severity === 'error')).toHaveLength(2)
    expect(problems.at(-1)?.message).toBe('There are 51 more problems.')
  })
})

describe('files that are read with a warning', () => {
  it.each([
    ['MD-16', 'a table with missing cells', `${HEAD}| a | b |\n|---|---|\n| c |\n`, 7],
    ['MD-11', 'a wrong number', '# X — y\n\n## 4. Purpose\n', 3],
    ['MD-14', 'a hyphen for the dash', `${HEAD}### X-1 - a\n`, 5],
    ['MD-14', 'a scenario at the level of a section', '# X — y\n\n## X-1 — a\n', 3],
    ['MD-14', 'a scenario before the first section', '# X — y\n\n### X-1 — a\n', 3],
    ['MD-10', 'a second title', `${HEAD}# X — y\n`, 5],
    ['MD-8', 'markup in a heading', `${HEAD}### X-1 — *a* [b](c)\n`, 5],
    ['MD-51', 'control characters', `${HEAD}a\u0007b\n`, 5],
    ['MD-52', 'a definition', `${HEAD}[a]: http://b.example\n`, 5],
    ['MD-53', 'an address of another scheme', `${HEAD}[a](javascript:alert%281%29)\n`, 5],
  ])('%s warns of %s', (_rule, _name, source, line) => {
    const { content, problems } = readDocument(source)
    expect(content).not.toBeNull()
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'warning', line, hint: expect.stringMatching(/./) }))
  })

  it('MD-16 fills the missing cells of a known table', () => {
    const source = '# X — y\n\n## 1. Sign-Off\n\n| Role | Approval | Date |\n|---|---|---|\n| A |\n'
    expect(readDocument(source).content?.sections).toMatchObject([
      { kind: 'sign-off', roles: [{ role: 'A', approval: '', date: '' }] },
    ])
  })

  it('MD-70 accepts a byte order mark and carriage returns', () => {
    const plain = readDocument(`${HEAD}a\nb\n`).content
    expect(readDocument(bytes(`\uFEFF${HEAD}a\nb\n`.replace(/\n/g, '\r\n'))).content).toEqual(plain)
    expect(plain?.sections).toMatchObject([{ kind: 'purpose', body: 'a\nb' }])
  })

  it('MD-12 keeps a known section that does not fit, and a second one of a kind, as free sections', () => {
    const matrix = '## 1. Decision Matrix\n\n| Condition | Act |\n|---|---|\n| a | b |\n\n'
    const { content } = readDocument(
      `# X — y\n\n${matrix}## 2. Purpose\n\na\n\n## 3. Purpose\n\nb\n\n## 4. Later\n\n## 5. More\n\nc\n`,
    )
    expect(content?.sections.map((section) => section.kind)).toEqual(['free', 'purpose', 'free', 'category', 'free'])
  })
})

describe('cutting a long file', () => {
  it('MD-2 reads a heading inside a long fence as code and the line numbers behind it right', () => {
    const fence = `\`\`\`\n${'## not a section\n'.repeat(2_000)}\`\`\`\n\n`
    const { content, problems } = readDocument(`${HEAD}${fence}## 2. Z\n\n### X-1 — a\n\n### X-1 — b\n`)
    expect(content).toBeNull()
    expect(problems).toMatchObject([{ line: 2_012, message: expect.stringContaining('line 2010') }])
  })

  it('MD-2 is not misled by a fence inside a list that ends without a closing line', () => {
    const words = `${'word '.repeat(1_000)}\n\n`.repeat(4)
    const code = `${'x'.repeat(5_000)}\n`.repeat(4)
    const list = `- a\n  \`\`\`\n  code\n\n## 2. Z\n\n${words}\`\`\`\n# code\n${code}## code\n\`\`\`\n`
    expect(readDocument(HEAD + list).content?.sections.map((section) => section.title)).toEqual(['Purpose', 'Z'])
  })
})
