'use strict';

const { resolve } = require('node:path');

/** Puts built pages into their buckets after a deployment, and empties the buckets before a stack is removed, since
 *  CloudFormation deletes no bucket that holds anything. `custom.pages` says which directory belongs to which output. */
class PublishPages {
  constructor(serverless) {
    this.serverless = serverless;
    this.hooks = {
      'after:deploy:deploy': () => this.forEach('publishDirectory'),
      'before:remove:remove': () => this.forEach('emptyBucket'),
    };
  }

  async forEach(work) {
    const pages = await import('../src/publish-pages.ts');
    const provider = this.serverless.getProvider('aws');
    const configuration = await provider.getAwsSdkV3Config();
    for (const { directory, bucket, config } of this.serverless.service.custom.pages) {
      const said = await pages[work](configuration, {
        stack: provider.naming.getStackName(),
        output: bucket,
        config,
        directory: resolve(this.serverless.serviceDir, directory),
      });
      this.serverless.cli.log?.(said);
    }
  }
}

module.exports = PublishPages;
