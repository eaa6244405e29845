/** No subscription has a key yet: nobody is let in. API Gateway answers 401 to exactly this word.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html */
export const handler = async (): Promise<never> => {
  throw new Error('Unauthorized');
};
