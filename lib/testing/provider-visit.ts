/** A browser at a provider on loopback: keeps its cookies and goes where it is sent, until it is sent back. */
export class ProviderVisit {
  private readonly jar = new Map<string, string>()

  /** Opens an address of the provider, says who it is where it is asked (`null`: stops there), and returns the query it is sent back with. */
  async visit(url: string, login: string | null): Promise<string> {
    const { origin } = new URL(url)
    let next: { url: string; body?: URLSearchParams } = { url }
    for (let hops = 0; hops < 12; hops += 1) {
      const response = await this.ask(next.url, next.body)
      const location = response.headers.get('location')
      if (location === null) {
        if (!response.ok) throw new Error(`the provider answers ${response.status}: ${(await response.text()).slice(0, 500)}`)
        next = { url: next.url, body: new URLSearchParams(login === null ? { stop: '1' } : { login }) }
      } else {
        const target = new URL(location, next.url)
        if (target.origin !== origin) return target.search.slice(1)
        next = { url: target.href }
      }
    }
    throw new Error('the provider sends a browser round in circles')
  }

  private async ask(url: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      this.jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
}
