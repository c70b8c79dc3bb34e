/** Cells as a table of HTML, for programs that keep their lines and quotes apart that way. */
export function printHtmlTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<td style="white-space:pre-wrap">${escapeHtml(text)}</td>`
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark).replaceAll('\n', '<br>')
}
