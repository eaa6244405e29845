import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';

export interface Pages {
  stack: string;
  /** The stack's output that names the bucket. */
  output: string;
  /** Where the built pages are; absolute. */
  directory: string;
  /** What the page reads at its start as /config.json; `{apiUrl}` in it becomes the stack's output of that name. */
  config?: unknown;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** How S3 keeps a built file: those under assets/ are named by their content and never change, all others may. */
export function objectOf(path: string): Pick<PutObjectCommandInput, 'Key' | 'ContentType' | 'CacheControl'> {
  const key = path.split(sep).join('/');
  return {
    Key: key,
    ContentType: CONTENT_TYPES[extname(key)] ?? 'application/octet-stream',
    CacheControl: key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** Uploads the pages, those that name other files last, so that nobody gets a page whose files are not there. Older files stay for pages
 *  that are open. Says what it did. */
export async function publishDirectory(configuration: object, pages: Pages): Promise<string> {
  if (!existsSync(pages.directory)) return `No pages in ${pages.directory}; build them first.`;
  const outputs = await outputsOf(configuration, pages.stack);
  const bucket = outputs.get(pages.output);
  if (bucket === undefined) return `${pages.stack} has no output ${pages.output}.`;
  const s3 = new S3Client({ ...configuration, forcePathStyle: true });
  if (pages.config !== undefined) {
    const Body = filledIn(pages.config, outputs);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Body, ...objectOf('config.json') }));
  }
  const files = await filesIn(pages.directory);
  const last = (path: string): number => (path.endsWith('.html') ? 1 : 0);
  for (const path of files.sort((a, b) => last(a) - last(b))) {
    const Body = await readFile(join(pages.directory, path));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Body, ...objectOf(path) }));
  }
  return `${files.length} files of ${pages.directory} are in ${bucket}.`;
}

/** Deletes all that a bucket holds; nothing when the stack or its output is gone. */
export async function emptyBucket(configuration: object, pages: Pages): Promise<string> {
  const bucket = (await outputsOf(configuration, pages.stack)).get(pages.output);
  if (bucket === undefined) return `${pages.stack} has no output ${pages.output}.`;
  const s3 = new S3Client({ ...configuration, forcePathStyle: true });
  let deleted = 0;
  for (;;) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    if (Contents.length === 0) return `${deleted} files of ${bucket} are deleted.`;
    const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
    await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    deleted += Objects.length;
  }
}

/** The configuration as JSON, with the stack's outputs in the places that name them. Throws for one that is not there. */
export function filledIn(config: unknown, outputs: ReadonlyMap<string, string>): string {
  return JSON.stringify(config).replaceAll(/\{([A-Za-z]+)\}/g, (_place, name: string) => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`The stack has no output ${name}, which the page's config.json names.`);
    return value;
  });
}

async function outputsOf(configuration: object, stack: string): Promise<Map<string, string>> {
  const asked = new CloudFormationClient(configuration).send(new DescribeStacksCommand({ StackName: stack }));
  const { Stacks = [] } = await asked.catch((error: Error) => {
    if (error.name === 'ValidationError') return { Stacks: [] };
    throw error;
  });
  const outputs = Stacks[0]?.Outputs ?? [];
  return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [relative(directory, join(entry.parentPath, entry.name))] : []));
}
