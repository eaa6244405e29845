/** What the AWS SDK's credential providers answer. */
interface EnvironmentCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Stands in for `@aws-sdk/credential-provider-node` in the bundles (see esbuild.settings.cjs). Lambda puts a function's
 *  credentials into its environment and nowhere else; the SDK's chain would bring profiles, single sign-on, containers
 *  and instance metadata with it, 130 KB of every function that are read at every cold start.
 *  https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export function defaultProvider(): () => Promise<EnvironmentCredentials> {
  return async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new Error('The environment holds no AWS credentials.');
    const sessionToken = process.env.AWS_SESSION_TOKEN;
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  };
}
