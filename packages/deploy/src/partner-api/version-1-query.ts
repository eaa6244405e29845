/** Which subscription still calls what on version 1, and how often: a query of CloudWatch Logs Insights on the Partner API's access log.
 *  Whoever was not let in has no subscription there but a dash.
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const VERSION_1_QUERY = `filter route like "/v1/"
| filter subscriptionId != "-"
| stats count(*) as requests, latest(time) as last by subscriptionId, practiceId, method, route
| sort requests desc`;
