/** One file in a zip archive. */
export interface ZipEntry {
  name: string;
  /** Bytes when unpacked. */
  size: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY_LENGTH = 22;
const DIRECTORY_ENTRY_LENGTH = 46;

/** Lists what a zip archive holds, from its central directory (APPNOTE.TXT 4.3.12 and 4.3.16; no ZIP64: a function's
 *  archive is far below 4 GiB). Throws when it is not an archive. */
export function zipEntries(archive: Buffer): ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + END_OF_DIRECTORY_LENGTH > archive.length || archive.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error('Not a zip archive: it has no end of central directory.');
  }
  const entries: ZipEntry[] = [];
  let offset = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new Error('A damaged zip archive.');
    const nameLength = archive.readUInt16LE(offset + 28);
    const nameStart = offset + DIRECTORY_ENTRY_LENGTH;
    entries.push({
      name: archive.toString('utf8', nameStart, nameStart + nameLength),
      size: archive.readUInt32LE(offset + 24),
    });
    offset = nameStart + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}
