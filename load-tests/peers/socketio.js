// A Socket.IO server that sends to everybody what is posted to it: node socketio.js PORT.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
http.prependListener('request', (request, response) => {
  if (request.method !== 'POST') return;
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (piece) => (text += piece));
  request.on('end', () => {
    io.emit('moments', text);
    response.end();
  });
});
http.listen(Number(process.argv[2]), '127.0.0.1');
