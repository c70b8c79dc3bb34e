import { afterAll } from 'vitest'
import { forgetEnvironment } from '@/lib/env'

// Files of the database project share their worker's process and modules. Each begins with the variables that the worker began with,
// read anew, and leaves no connection behind: the next one would work in its database.
const before = { ...process.env }
forgetEnvironment()

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, before)
  forgetEnvironment()
  if (globalThis.eyesOpenDatabase !== undefined) throw new Error('This file leaves its database connected. Let it `drop` what it opened.')
})
