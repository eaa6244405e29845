import { fileURLToPath } from 'node:url';

/** Where serverless-compose.yml is. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
