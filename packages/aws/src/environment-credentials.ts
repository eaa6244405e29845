/** Stands in for `@aws-sdk/credential-provider-node` in the bundles (see esbuild.settings.cjs and ADR-0006): of the SDK's
 *  own providers the one that reads the environment. Lambda puts a function's credentials there and nowhere else; the
 *  whole chain would bring profiles, single sign-on, containers and instance metadata with it.
 *  https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
