import fc from 'fast-check'
import assert from 'node:assert'
import { oddContent, tameContent } from '@/lib/exchange/markdown/document-arbitraries'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { normaliseContent } from '@/lib/exchange/markdown/normal-form'
const mode=process.argv[2], runs=+(process.argv[3]??'500')
const t=performance.now()
const opts={numRuns:runs,verbose:0 as const, seed: process.argv[4]?+process.argv[4]:undefined, interruptAfterTimeLimit: 200_000}
if(mode==='tame') fc.assert(fc.property(tameContent,x=>{assert.deepStrictEqual(normaliseContent(x),x); const r=readDocument(writeDocument(x)); assert.deepStrictEqual(r.problems.filter(p=>p.severity==='error'),[]); assert.deepStrictEqual(r.content,x)}),opts)
if(mode==='idem') fc.assert(fc.property(oddContent,x=>{const n=normaliseContent(x);assert.deepStrictEqual(normaliseContent(n),n)}),opts)
if(mode==='odd') fc.assert(fc.property(oddContent,x=>{const n=normaliseContent(x);const w=writeDocument(x);const r=readDocument(w); try{assert.deepStrictEqual(r.problems.filter(p=>p.severity==='error'),[]);assert.deepStrictEqual(r.content,n)}catch(e){ console.log(JSON.stringify(w).slice(0,500)); throw e}}),opts)
console.log(mode,'ok',performance.now()-t)
