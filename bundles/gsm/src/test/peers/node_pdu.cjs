// Reads and writes PDUs with npm's node-pdu, line by line, for NodePduPeerTest. Texts travel as hexadecimal UTF-16.
const { createInterface } = require('node:readline');
const { Deliver, Report, Submit, parse } = require(process.argv[2]);

const hexadecimal = (words) => Buffer.from(words, 'utf16le').swap16().toString('hex');
const text = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function decode(pdu) {
  const sms = parse(pdu);
  const kind = sms instanceof Submit ? 'Submit' : sms instanceof Deliver ? 'Deliver' : 'Report';
  if (sms instanceof Report) {
    return [kind, sms.address.phone, '', '-', sms.reference, sms.status].join('|');
  }
  const parts = sms.data.parts;
  const header = parts[0].header;
  const part = header ? [header.getPointer(), header.getSegments(), header.getCurrent()].join('/') : '-';
  return [kind, sms.address.phone, hexadecimal(parts.map((each) => each.text).join('')), part].join('|');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [verb, ...words] = line.split('|');
  try {
    if (verb === 'decode') {
      console.log(decode(words[0]));
    } else {
      console.log(new Submit(words[0], text(words[1])).getPartStrings().join(','));
    }
  } catch (trouble) {
    console.log(`error|${trouble}`);
  }
});
