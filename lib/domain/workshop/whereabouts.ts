/**
 * Where somebody is whose connection others ask about: connected, gone for less than half a minute, gone for longer, or not known to who was
 * asked. It is what presence says at this moment and is never stored.
 */
export const WHEREABOUTS = ['here', 'left', 'gone', 'unknown'] as const
export type Whereabouts = (typeof WHEREABOUTS)[number]
