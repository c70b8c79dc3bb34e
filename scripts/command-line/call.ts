import type { Actor } from '@/lib/domain/access/actor'

/** What the options of all verbs may be; each verb takes its own of them. */
export interface Options {
  workspace?: string
  code?: string
  format?: string
  of?: string
  scores?: boolean
  scenario?: string
  workshop?: string
  zone?: string
  baseline?: string
  output?: string
  input?: string
  register?: string
  reason?: string
  'command-id'?: string
  yes?: boolean
}

export interface Call {
  actor: Actor
  values: Options
  positionals: string[]
}
