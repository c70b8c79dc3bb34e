import { removeControls } from '@/lib/exchange/markdown/clean-text'
import fc from 'fast-check'
import assert from 'node:assert'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
import { parseBlockMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { ODD_TEXTS } from '@/lib/exchange/markdown/document-arbitraries'
const lines=['## 1. Data','## 2. Purpose','## Decision Matrix','## Checklist','## Sign-Off','### D-1 — A','### D-2 — B','### D3 - x','### Notes','# Again','#### deep','**Scenario:**','**Scenario:** text','**Scenario:**\ntext','**Detection Signals:**\n- a\n- b','**Detection Signals:**\n\n1. a\n2. b','**First 15 Minutes:**\n- x','**First 15 Minutes:**','**First Hour:**\n- y','**Hard Stop:**\n- NONE (z)','**Hard Stop:**\n- NONE ()','**Hard Stop:**\n- a\n\n  b','**Owner:** A → B','**Owner:** A + + B','**Owner:**\nA','**Notes:** hi','**Notes:**\nhi','**Notes:**\n\nhi','---','para','para\npara2','- list\n- b','- a\n\n- b','```\n□ x\n□\n```','```\nfoo\n```','| Condition | Action | Authority |\n|---|---|---|\n| a | b |','| Role | Approval | Date |\n|---|---|---|\n| a | | |','| a | b |\n|:-|-|\n| c | d | e |','> quote\n> **Owner:** x','**Version:** 1\n**Date:** 2\n**Foo:** 3\ncont','**Version:** 1  \n**Date:** 2','**Constraints:**\n- a','**Controls:**\n- prevention, in place: T — owner X, due 2026-01-31\n- proof, planned: P','**Inherent Assessment:** likelihood 3\nbecause','**Inherent Assessment:** likelihood 9','**Promise at Risk:** integrity','**Cause:** c','- [ ] task','![img](a.png)','[a]: http://x','text [a] [b](c)','<div>\n\nx\n\n</div>']
const block=fc.oneof({weight:4,arbitrary:fc.constantFrom(...lines)},{weight:1,arbitrary:ODD_TEXTS.blocks})
const src=fc.array(block,{maxLength:12}).map(b=>'# D10 — T\n\n'+b.join('\n\n'))
function words(s:string){ let out=''; const stack:any[]=[...parseBlockMarkdown(s)].reverse(); for(let n=stack.pop();n;n=stack.pop()){ if(n.type==='heading'&&n.depth===2){const c=JSON.parse(JSON.stringify(n)); if(c.children[0]?.type==='text') c.children[0].value=c.children[0].value.replace(/^\d+\.(?: |$)/,''); n=c}
 if(n.value) out+=n.value; if(n.url) out+='('+n.url+')'; if(n.alt) out+=n.alt; if(n.children) stack.push(...[...n.children].reverse())} return [...out.replace(/[\s\uFEFF()]/g,'').replace(/(->|-|–|—|→)/g,'-')].sort().join('')}
const t=performance.now(); let nul=0,ok=0
fc.assert(fc.property(src,s=>{ const r=readDocument(s); if(!r.content){nul++;return}; ok++; const w=writeDocument(r.content); try{
 assert.deepStrictEqual(normaliseContent(r.content),r.content); assert.deepStrictEqual(readDocument(w).content,r.content); assert.strictEqual(words(w),words(removeControls(s))) }catch(e){console.log(s,'\n=========\n',w);throw e} }),{numRuns:+(process.argv[2]??1000), interruptAfterTimeLimit:250_000, seed:process.argv[3]?+process.argv[3]:undefined})
console.log('ok',ok,'null',nul,performance.now()-t)
