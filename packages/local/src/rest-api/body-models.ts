import type { FoundResource } from '@frontdesk/service-model/find-resources';
import Ajv from 'ajv-draft-04';

/** Says what is wrong with a body; undefined when nothing is. */
export type BodyValidator = (body: Buffer) => string | undefined;

/** The models of a REST API: JSON Schema draft-04. They may refer to each other as
 *  `https://apigateway.amazonaws.com/restapis/<api>/models/<name>`. Formats are not checked: which ones API Gateway checks
 *  is not documented, and the door must let through what the function takes. [models-mappings-models] */
export class BodyModels {
  readonly #ajv = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  readonly #base: string;

  constructor(apiId: string, models: readonly FoundResource[]) {
    this.#base = `https://apigateway.amazonaws.com/restapis/${apiId}/models/`;
    for (const { physicalId, Properties: properties } of models) {
      const schema = typeof properties.Schema === 'string' ? JSON.parse(properties.Schema) : properties.Schema;
      this.#ajv.addSchema(schema, `${this.#base}${String(properties.Name ?? physicalId)}`);
    }
  }

  /** Throws when there is no such model, or it is none of JSON Schema's. */
  validator(model: string): BodyValidator {
    // Every API has this model.
    if (model === 'Empty') return () => undefined;
    const validate = this.#ajv.getSchema(`${this.#base}${model}`);
    if (validate === undefined) throw new Error(`There is no REST API model ${model}.`);
    return (body) => {
      let value: unknown;
      try {
        value = JSON.parse(body.toString());
      } catch {
        return 'The body is not JSON.';
      }
      return validate(value) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: 'body' });
    };
  }
}
