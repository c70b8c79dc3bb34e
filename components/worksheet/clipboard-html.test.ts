import { describe, expect, it } from 'vitest'
import { printHtmlTable } from '@/components/worksheet/clipboard-html'

describe('cells as HTML', () => {
  it('GR-40 text stays text: no mark of it is markup, and lines stay in their cell', () => {
    const html = printHtmlTable([['<b>1 & "2"</b>', 'two\nlines']])
    expect(html).toContain('&lt;b&gt;1 &amp; &quot;2&quot;&lt;/b&gt;')
    expect(html).toContain('two<br>lines')
    expect(html.match(/<td/g)).toHaveLength(2)
  })
})
