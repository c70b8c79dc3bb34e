import fs from 'node:fs'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
const src=fs.readFileSync('/work/shared/sources/d10-pre-mortem.md','utf8')
const a=src.indexOf('### D10-01'), b=src.indexOf('### D10-02')
const one=src.slice(a,b)
let s=src.slice(0,a); for(let i=0;i<3000;i++) s+=one.replace('D10-01','Z-'+i)
let t=performance.now(); const r=readDocument(s); console.log('read',performance.now()-t)
const {normaliseContent}=await import('@/lib/exchange/markdown/normal-form'); t=performance.now(); normaliseContent(r.content!); console.log('norm',performance.now()-t); t=performance.now(); writeDocument(r.content!); console.log('write',performance.now()-t)
