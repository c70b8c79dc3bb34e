import fs from 'node:fs'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
const src=fs.readFileSync('/work/shared/sources/d10-pre-mortem.md','utf8')
const a=src.indexOf('### D10-01'), b=src.indexOf('### D10-02')
const one=src.slice(a,b)
let s=src.slice(0,a); for(let i=0;i<10000;i++) s+=one.replace('D10-01','Z-'+i)
s+=src.slice(src.indexOf('## 4.'))
s=s.replace(/### D10-(0\d|10) —/g,'### X-$1 —')
let t=performance.now(); const r=readDocument(s); console.log('read 10k',performance.now()-t,s.length,r.problems.slice(0,3),r.content?.sections.length, process.memoryUsage().rss/1e6)
t=performance.now(); const w=writeDocument(r.content!); console.log('write',performance.now()-t,w.length)
t=performance.now(); normaliseContent(r.content!); console.log('norm',performance.now()-t, process.memoryUsage().rss/1e6)
const H='# D10 — T\n\n## 1. Purpose\n\n'
const N=8_000_000
const cases:Record<string,string>={nohead:'a'.repeat(N),star:H+'*'.repeat(N-100),starlines:H+'*a_b '.repeat(20).concat('\n').repeat(N/110|0),para:H+('*_'.repeat(900)+'a\n\n').repeat(N/1803|0),br:H+('[a]('.repeat(800)+'\n\n').repeat(N/3202|0),quote:H+'> '.repeat(1e6),nest:H+Array.from({length:2000},(_,i)=>' '.repeat(2*i)+'- a').join('\n'),pipes:H+'|'.repeat(1e6),table:H+'|a|\n|-|\n'+'|b|\n'.repeat(150000),heads:H+'## x\n'.repeat(1e6),scen:H+Array.from({length:200000},(_,i)=>'### D-'+i+' — x').join('\n'),fence:H+'```\n'.repeat(1e6),lists:H+'- a\n'.repeat(140000),blank:H+'\n'.repeat(N-100),html:H+'<script>alert(1)</script>\n'.repeat(50000),dup:H+'### D-1 — x\n'.repeat(50000),ind:H+' ```\n# x\n'.repeat(500000),lab:H+'### D-1 — x\n\n'+'**Foo:** x\n\n'.repeat(50000),em:H+'### D-1 — x\n\n'+'**Scenario:**\n'+'*a* **b** _c_ `d` [e](f) '.repeat(390)}
for(const [k,v] of Object.entries(cases)){ if(process.argv[2]&&process.argv[2]!==k) continue; t=performance.now(); const r=readDocument(v); console.log(k,(performance.now()-t).toFixed(0),'ms',(process.memoryUsage().rss/1e6|0)+'MB',r.content?'content':'null',r.problems.length,JSON.stringify(r.problems.filter(p=>p.severity==='error')[0]??r.problems[0]??null)) }
