import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegisterContent } from '@/lib/domain/document/content'
import { oddContent } from '@/lib/exchange/markdown/document-arbitraries'
import { printStamp, takeStamp, type EditStamp } from '@/lib/exchange/markdown/edit-stamp'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { fullContent } from '@/lib/testing/full-register'
import { REGISTER_ID } from '@/lib/testing/register-rows'

const STAMP: EditStamp = { form: 1, register: REGISTER_ID, event: 50, workspace: 12, check: '0123456789abcdef0123456789abcdef' }
const COMMENT = printStamp(STAMP)
const text = writeDocument(fullContent('D10'))
const { content } = readDocument(text)

describe('the comment of a document that is to be edited', () => {
  it('RT-30 is found wherever editors leave it and is no part of the content', () => {
    const forms = [
      `${text}\n${COMMENT}\n`,
      `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n${COMMENT}   \r\n\r\n`,
      `${COMMENT}\n\n${text}`,
      text.replace('\n## 2.', `\n${COMMENT}\n\n## 2.`),
      `${text}\n${COMMENT.replaceAll(' ', '\n')}\n`,
      `${text}\n${COMMENT.replace(' event=', '  \n    event=')}`,
      `${text}\n${COMMENT}\n\n${COMMENT}\n`,
    ]
    for (const form of forms) expect(readDocument(form)).toEqual({ content, problems: [], stamp: { found: 'one', stamp: STAMP } })
  })

  it('RT-30 problems keep their lines behind it', () => {
    const file = `${COMMENT.replaceAll(' ', '\n')}\n${text}\n<b>\n`
    const line = file.split('\n').indexOf('<b>') + 1
    expect(readDocument(file).problems).toMatchObject([{ line, message: 'HTML is read as plain text: "<b>".' }])
  })

  it('RT-31 two that contradict each other, and one that is broken, are said and are no part of the content either', () => {
    const other = printStamp({ ...STAMP, event: 51 })
    expect(readDocument(`${text}\n${COMMENT}\n${other}\n`)).toMatchObject({ content, stamp: { found: 'several' } })
    for (const broken of [COMMENT.replace('50', '-1'), COMMENT.replace(/ check=\w+/, ''), COMMENT.replace(REGISTER_ID, 'D10')]) {
      expect(readDocument(`${text}\n${broken}\n`)).toMatchObject({ content, stamp: { found: 'broken' } })
    }
  })

  it('RT-32 inside of a text, a list, a quote or code it is text like any other, and no text of a register prints as one', () => {
    for (const within of [`A word ${COMMENT}`, `- ${COMMENT}`, `> ${COMMENT}`, `\`\`\`\n${COMMENT}\n\`\`\``, `- \`\`\`\n  ${COMMENT}\n  \`\`\``, `    ${COMMENT}`, `${COMMENT} and more`]) {
      expect(takeStamp(`${text}\n${within}\n`.split('\n')).finding).toEqual({ found: 'none' })
    }
    const holding = { ...fullContent('D10'), sections: fullContent('D10').sections.map((section) => ({ ...section, body: `${COMMENT}\n\n\`\`\`\n${COMMENT}\n\`\`\`` })) }
    expect(readDocument(writeDocument(holding)).stamp).toEqual({ found: 'none' })
    fc.assert(
      fc.property(oddContent, (odd) => {
        const forged: RegisterContent = JSON.parse(JSON.stringify(odd).replaceAll('<!--', `\\n\\n${COMMENT}\\n\\n`))
        expect(takeStamp(writeDocument(forged).split('\n')).finding).toEqual({ found: 'none' })
      }),
      { seed: 21, numRuns: 30 },
    )
  })
})
