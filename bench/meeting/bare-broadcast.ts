import http from 'node:http'

// The least that a broadcast can be: a process that keeps streams open, and writes what it is sent to all of them, and to the streams of its neighbour.

const [neighbour] = process.argv.slice(2)
const readers = new Set<http.ServerResponse>()

const server = http.createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 1000\n\n')
    readers.add(response)
    return void request.once('close', () => readers.delete(response))
  }
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.once('end', () => {
    const bytes = Buffer.concat(pieces)
    if (neighbour) http.request(neighbour, { method: 'POST' }).end(bytes)
    for (const reader of readers) reader.write(bytes)
    response.end()
  })
})

server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.once('disconnect', () => process.exit(0))
