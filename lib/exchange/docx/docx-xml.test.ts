import { describe, expect, it } from 'vitest'
import { textParagraph } from '@/lib/exchange/docx/docx-xml'

const fontsOf = (text: string) => [...textParagraph([{ text }]).matchAll(/w:eastAsia="([^"]+)"|w:bidi="([^"]+)"|<w:(bidi|rtl)\/>/g)].map(([, asian, language, mark]) => asian ?? language ?? mark)

describe('a paragraph of a Word file', () => {
  it('DO-33 names the font and the language of its script, and its direction', () => {
    expect(['監視はありません', '모니터링 없음', 'ㄅㄆㄇ 監控', '没有监控', 'No watch'].map(fontsOf)).toEqual([
      ['ja-JP'],
      ['NanumGothic', 'ko-KR'],
      ['zh-TW'],
      [],
      [],
    ])
    expect(['בדיקה של D10', 'مراقبة', 'D10 מראש'].map(fontsOf)).toEqual([['bidi', 'rtl', 'he-IL'], ['bidi', 'rtl'], ['rtl', 'he-IL']])
  })

  it('DO-33 gives each script of a mixed text its own font', () => {
    const emojiOf = (text: string) => [...textParagraph([{ text }]).matchAll(/Noto Emoji" w:cs="Noto Emoji"\/><\/w:rPr><w:t xml:space="preserve">([^<]*)</g)].map(([, inside]) => inside)
    expect(['© → 🔥 x', '👩‍🚀🇩🇪 監視', 'مراقبة ⚠️'].map(emojiOf)).toEqual([['🔥'], ['👩‍🚀🇩🇪'], ['⚠️']])
    expect(['数据 데이터 x', 'デー 데이터', 'مراقبة ניטור'].map(fontsOf)).toEqual([
      ['ko-KR', 'NanumGothic', 'ko-KR', 'ko-KR'],
      ['ja-JP', 'NanumGothic', 'ko-KR'],
      ['bidi', 'rtl', 'rtl', 'he-IL'],
    ])
  })

  it('DO-33 keeps the face of code beside that of its script', () => {
    expect(textParagraph([{ text: '모니터링 `a`', code: true }])).toContain('<w:rFonts w:ascii="Geist Mono" w:hAnsi="Geist Mono" w:eastAsia="NanumGothic"/>')
  })
})
