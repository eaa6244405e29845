import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipEntries } from './zip-directory.ts';

/** A zip archive as APPNOTE.TXT describes it, with the fields that matter here. */
function zip(files: Readonly<Record<string, string>>, comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    locals.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)]);
}

describe('the directory of a zip archive', () => {
  it('lists every file with its unpacked size', () => {
    expect(zipEntries(zip({ 'src/handler.js': 'x'.repeat(5000), 'naïve.txt': 'é' }))).toEqual([
      { name: 'src/handler.js', size: 5000 },
      { name: 'naïve.txt', size: 2 },
    ]);
  });

  it('is found before a comment', () => {
    expect(zipEntries(zip({ a: '1' }, 'made by hand'))).toEqual([{ name: 'a', size: 1 }]);
  });

  it('may be empty', () => {
    expect(zipEntries(zip({}))).toEqual([]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('not an archive')],
    ['a cut archive', zip({ a: '1' }).subarray(0, -4)],
  ])('refuses %s', (_what, bytes) => {
    expect(() => zipEntries(bytes)).toThrow('Not a zip archive');
  });

  it('refuses an archive whose directory is damaged', () => {
    const archive = zip({ a: '1' });
    archive.writeUInt32LE(0, archive.length - 22 - 47);
    expect(() => zipEntries(archive)).toThrow('damaged');
  });
});
