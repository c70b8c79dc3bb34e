import net from 'node:net'
import { once } from 'node:events'

const HOST = '127.0.0.1'

/** A port of loopback that leads to a server, and whose connections can be cut in the middle of whatever they carry. */
export class Wire {
  private readonly sockets = new Set<net.Socket>()
  private readonly server: net.Server

  private constructor(private readonly target: URL) {
    this.server = net.createServer((near) => this.join(near))
  }

  /** Lays a wire to the server at an address. */
  static async lay(target: string): Promise<Wire> {
    const wire = new Wire(new URL(target))
    wire.server.listen(0, HOST)
    await once(wire.server, 'listening')
    return wire
  }

  get url(): string {
    const address = this.server.address()
    if (address === null || typeof address === 'string') throw new Error('The wire is not laid.')
    return `http://${HOST}:${address.port}`
  }

  /** Cuts what is connected now; new connections go through. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  async remove(): Promise<void> {
    this.cut()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(near: net.Socket): void {
    const far = net.connect(Number(this.target.port), this.target.hostname)
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      this.sockets.add(socket)
      // A reset is what this is for; both ends are told by the end of the other.
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
}
