// A DC-09 receiver of others, npm's iobroker.sia, by TCP and UDP: node iobroker_sia.cjs MODULE PORT KEY
// MODULE is the folder of its package. Account 1234 speaks in clear, account AAAA by KEY (hexadecimal digits).
// Says "ready", then a line for each message: id|sequence|account|data|time, or refused|why.
const Module = require('module');
const path = require('path');

// What it needs for pictures of cameras and nothing else here.
const load = Module._load;
Module._load = (name, ...more) => (name === 'axios' || name === 'node-ssh' ? {} : load(name, ...more));

const [module_, port, key] = process.argv.slice(2);
const { sia } = require(path.join(module_, 'build', 'lib', 'sia.js'));
const quiet = () => {};
const server = new sia({
  timeout: 40,
  host: '127.0.0.1',
  port: Number(port),
  sockend: true,
  logger: { info: quiet, debug: quiet, error: quiet },
});
server.setAccounts([
  { accountnumber: '1234', aes: false },
  { accountnumber: 'AAAA', aes: true, hex: true, password: key },
]);
server.on('sia', (message, why) =>
  console.log(
    message
      ? [message.id, message.seq, message.act, message.data_message.replace('|', '/'), message.ts].join('|')
      : 'refused|' + why));
server.servertcp.on('listening', () => console.log('ready'));
server.serverStartUDP();
server.serverStartTCP();
process.stdin.on('end', () => process.exit(0)).resume();
