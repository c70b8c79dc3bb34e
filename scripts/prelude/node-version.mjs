// Read by every Node that can read this file at all: no syntax newer than 2018 here.

/** The oldest Node that Prisma, Next.js and our own code run on. */
export var OLDEST_NODE = [20, 19]

/** One line that says what to do when this Node is too old; the empty string when it is not. */
export function complainOfNode(version) {
  var parts = version.split('.').map(Number)
  var isNewEnough = parts[0] > OLDEST_NODE[0] || (parts[0] === OLDEST_NODE[0] && parts[1] >= OLDEST_NODE[1])
  if (isNewEnough) return ''
  return (
    'Eyes Open needs Node ' + OLDEST_NODE.join('.') + ' or newer and this is Node ' + version +
    '. Install a newer one from https://nodejs.org and run the same command again.'
  )
}
