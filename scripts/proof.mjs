#!/usr/bin/env node
// `npm run proof`: what needs other programs than Node and a browser, or more time.
// Plain old syntax and a late import: a Node that is too old must still be able to say so.
import { complainOfNode } from './prelude/node-version.mjs'

var complaint = complainOfNode(process.versions.node)
if (complaint) {
  process.stderr.write(complaint + '\n')
  process.exitCode = 1
} else {
  import('./prelude/run-typescript.mjs').then(function run(prelude) {
    return prelude.runTypeScript({ file: 'scripts/proof/run-proof.ts', name: 'runProof', withDevelopment: true, needsPort: false })
  })
}
