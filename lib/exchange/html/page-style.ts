import { BANDS } from '@/lib/domain/scoring/factor'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'

const BAND_RULES = BANDS.map((band) => `td.band-${band}, .matrix td.band-${band} { background: ${LIGHT_BANDS[band].fill}; color: ${LIGHT_BANDS[band].ink}; }`).join('\n')

/** The look of a document as a web page: paper, in both themes, because it is what is printed and signed. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #ffffff; color: #15181c; font: 15px/1.5 Inter, system-ui, sans-serif; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
header .logo { display: block; max-width: 15rem; max-height: 3.5rem; width: auto; height: auto; margin-bottom: 0.75rem; }
header { border-bottom: 1.5px solid #15181c; margin-bottom: 1.25rem; padding-bottom: 0.75rem; }
h1 { font-size: 1.85rem; line-height: 1.2; margin: 0.1rem 0 0.4rem; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 0.6rem; }
h3 { font-size: 1.08rem; margin: 1.9rem 0 0.5rem; }
h4, h5 { font-size: 1rem; margin: 1.3rem 0 0.4rem; }
h1, h2, h3, h4, h5, b, strong, th { font-weight: 600; }
h2, h3, h4, h5 { break-after: avoid; }
p { margin: 0.45rem 0; }
.quiet, nav, figcaption { color: #525a64; font-size: 0.85rem; }
.subtitle { font-size: 1.05rem; color: #525a64; }
.part > p:first-child { margin-top: 0.7rem; break-after: avoid; }
ul, ol { margin: 0.3rem 0; padding-left: 1.4rem; }
li.box { list-style: none; margin-left: -1.1rem; }
nav ol { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
nav .level-2 { padding-left: 1rem; }
nav a { color: #0b5a78; }
dl { display: grid; gap: 0.25rem; margin: 0.8rem 0; }
dl > div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; }
dt { color: #525a64; }
dd { margin: 0; }
code, pre { font-family: "Geist Mono", ui-monospace, monospace; font-size: 0.9em; }
pre { background: #f2f4f6; padding: 0.75rem; white-space: pre-wrap; }
blockquote, aside { margin: 0.6rem 0; padding-left: 0.9rem; border-left: 2px solid #c9ced4; }
hr { border: 0; border-top: 1px solid #c9ced4; }
.wide { overflow-x: auto; margin: 0.7rem 0 1.1rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.55rem; border-bottom: 1px solid #dfe3e7; }
thead th { border-bottom: 1.5px solid #15181c; vertical-align: bottom; }
td.text { overflow-wrap: anywhere; min-width: 6rem; }
td.code, td.band { white-space: nowrap; }
td.band { font-weight: 600; }
td.number, th.number { text-align: right; }
table.dense { font-size: 0.8rem; }
table.roomy td { padding-block: 0.9rem; }
figure { margin: 1rem 0 1.4rem; break-inside: avoid; }
figcaption { margin-bottom: 0.4rem; }
table.matrix { table-layout: fixed; border-collapse: separate; border-spacing: 2px; font-size: 0.75rem; line-height: 1.3; }
.matrix td { height: 4.2rem; background: #f2f4f6; border: 0; padding: 0.3rem; }
.matrix th { border: 0; font-weight: 400; color: #525a64; vertical-align: middle; }
.matrix tfoot td { background: none; height: auto; }
${BAND_RULES}
.matrix .band-none { background: #ffffff; outline: 1px dashed #868e98; outline-offset: -1px; }
@media (max-width: 40rem) { main { padding: 1.25rem 1rem 3rem; } nav ol { columns: 1; } dl > div { grid-template-columns: 1fr; gap: 0; } .matrix td { height: 3.4rem; } table.matrix { font-size: 0.62rem; } }
@media print { main { max-width: none; padding: 0; } section.landscape { break-before: page; } tr { break-inside: avoid; } thead { display: table-header-group; } .wide { overflow: visible; } }
`.trim()
