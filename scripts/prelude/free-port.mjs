import net from 'node:net'

const REASONS = {
  EADDRINUSE: (host, port) =>
    `port ${port} on ${host} is taken. Stop what listens there, or choose another port: PORT=${port + 1} npm start`,
  EACCES: (host, port) => `this user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
  EADDRNOTAVAIL: (host) => `this machine has no address ${host}. Give HOST one that it has, such as 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (host) => `this machine has no address ${host}. Give HOST one that it has, such as 127.0.0.1 or 0.0.0.0.`,
}

/** One line when we cannot listen there; the empty string when we can. Looks by listening for a moment. */
export function complainOfPort(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => {
      const explain = REASONS[error.code]
      resolve(explain ? explain(host, port) : `listening on port ${port} of ${host} failed: ${error.message}.`)
    })
    probe.listen({ host, port }, () => probe.close(() => resolve('')))
  })
}

/** The same for what PORT and HOST say. Values that are no port at all are answered later, with all other variables. */
export async function complainOfWantedPort(environment) {
  const port = Number(environment.PORT || 3000)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? complainOfPort(environment.HOST || '127.0.0.1', port) : ''
}
