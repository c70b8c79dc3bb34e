#!/usr/bin/env node
/**
 * Stands in for the native schema engine that Prisma's commands would download: the same JSON-RPC lines on standard input and
 * output, answered by Prisma's own engine as WebAssembly. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
 */
import fs from 'node:fs'
import readline from 'node:readline'
import { answerDatabaseCommand } from './engine-database.mjs'
import { makeAdapterFactory } from './engine-adapter.mjs'
import { loadSchemaEngine } from './engine-wasm.mjs'

/** Prisma's code for a failed call; the reason stands in `data`. */
const CALL_FAILED = 4466
/** The id of our own `print` calls; Prisma counts its own from 1. */
const PRINT_ID = 9_000_000

const args = process.argv.slice(2)

if (args.includes('--version')) process.stdout.write('schema-engine-cli WebAssembly\n')
else if (args.includes('cli')) process.exitCode = await answerDatabaseCommand(args[args.indexOf('cli') + 1], readDatasource().url)
else await serveCalls()

async function serveCalls() {
  const engine = await loadSchemaEngine(readDataModels(), makeAdapterFactory(readDatasource()))
  let queue = Promise.resolve()
  // One call at a time, in their order: a migration must not begin before the one before it has ended.
  const lines = readline.createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    queue = queue.then(() => answerLine(engine, line))
  })
  lines.on('close', () => queue.then(() => process.exit(0)))
}

async function answerLine(engine, line) {
  const call = JSON.parse(line)
  if (!call.method) return
  try {
    const result = await engine[call.method](call.params)
    const text = call.method === 'diff' ? result?.stdout : null
    if (text) send({ method: 'print', params: { content: text }, id: PRINT_ID })
    send({ id: call.id, result: result ?? null })
  } catch (error) {
    const data = { is_panic: false, message: String(error?.message ?? error), error_code: error?.code, meta: error?.meta ?? {} }
    send({ id: call.id, error: { code: CALL_FAILED, message: 'An error happened. Check the data field for details.', data } })
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

/** Every `--datamodels FILE` as a pair of name and text; the engine wants undefined rather than an empty list. */
function readDataModels() {
  const files = args.filter((_, index) => ['-d', '--datamodels'].includes(args[index - 1]))
  return files.length > 0 ? files.map((file) => [file, fs.readFileSync(file, 'utf8')]) : undefined
}

/** `--datasource` as JSON, or JSON in base64, with the addresses of the database and of a shadow database. */
function readDatasource() {
  const index = args.findIndex((arg) => arg === '--datasource' || arg.startsWith('--datasource='))
  if (index < 0) return { url: process.env.DATABASE_URL ?? '' }
  const text = args[index].includes('=') ? args[index].slice(args[index].indexOf('=') + 1) : args[index + 1]
  return JSON.parse(text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8'))
}
