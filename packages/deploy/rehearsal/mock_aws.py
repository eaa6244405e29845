#!/usr/bin/env python3
"""A mock AWS endpoint on loopback, on which `sls deploy` and `sls remove` run for real.

It is moto, with these differences:

- a template is refused for what cfn-lint calls an error, as CloudFormation would;
- a resource type that moto does not model becomes a placeholder (placeholders.py);
- a table has the settings that its template gives it (table_settings.py);
- CodeDeploy moves an alias to the version that a stack publishes, and refuses where somebody else has moved it (releases.py);
- stacks are protected, kept and taken back as CloudFormation does it (cloudformation_ways.py), and import what stands already
  (cloudformation_imports.py);
- Lambda tells the account's limits;
- `GET /rehearsal/state` tells what there is, `/rehearsal/certificate` issues a certificate, `/rehearsal/fail?<type>` lets the next
  resource of a type fail.

Functions are stored, never run.

    python3 mock_aws.py [port]      prints the address as its first line; without a port it takes a free one
"""

import io
import json
import sys

import moto.cloudformation.models as cloudformation
import moto.cloudformation.utils as cloudformation_utils
from moto.acm.models import acm_backends
from moto.awslambda.models import lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.sqs.models import sqs_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import cloudformation_imports
import cloudformation_ways
import placeholders
import releases
import table_settings
from cloudformation_ways import KEEPING

REGION = "us-east-1"
REFUSED = []
INSTANCES = 1000


def errors_only(template, lint=cloudformation_utils.validate_template_cfn_lint):
    """What cfn-lint calls an error; its warnings pass."""
    errors = [match for match in lint(template) if match.rule.id.startswith("E")]
    REFUSED.extend(f"{match.rule.id} {match.message}" for match in errors)
    return errors


def state():
    """What the rehearsal's driver wants to know, as JSON."""
    stacks = cloudformation.cloudformation_backends[DEFAULT_ACCOUNT_ID][REGION].stacks.values()
    return {
        "stacks": [
            {
                "name": stack.name,
                "status": stack.status,
                "resources": {
                    name: {"type": resource["Type"], "retained": resource.get("DeletionPolicy") in KEEPING}
                    for name, resource in stack.template_dict.get("Resources", {}).items()
                },
            }
            for stack in stacks
            if stack.status != "DELETE_COMPLETE"
        ],
        "functions": {
            function.function_name: function.code_sha_256
            for function in lambda_backends[DEFAULT_ACCOUNT_ID][REGION].list_functions()
        },
        "tables": sorted(dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables),
        "queues": sorted(sqs_backends[DEFAULT_ACCOUNT_ID][REGION].queues),
        "buckets": sorted(s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets),
        "placeholders": sorted(placeholders.Placeholder.seen),
        "refused": REFUSED,
    }


def account_settings():
    """Lambda's GetAccountSettings, as far as preflight reads it."""
    functions = lambda_backends[DEFAULT_ACCOUNT_ID][REGION].list_functions()
    reserved = sum(int(function.reserved_concurrency or 0) for function in functions)
    return {
        "AccountLimit": {
            "ConcurrentExecutions": INSTANCES,
            "UnreservedConcurrentExecutions": INSTANCES - reserved,
        }
    }


def issued_certificate(names):
    """A certificate that is issued at once: ACM would wait for the domain."""
    backend = acm_backends[DEFAULT_ACCOUNT_ID][REGION]
    first, *others = names.split(",")
    arn = backend.request_certificate(first, None, others, [])
    backend._certificates[arn].status = "ISSUED"
    return {"arn": arn}


def fail(kind):
    cloudformation_ways.FAILING.add(kind)
    return {"failing": kind}


ANSWERS = {
    "/rehearsal/state": lambda _: state(),
    "/rehearsal/certificate": issued_certificate,
    "/rehearsal/fail": fail,
    "/2016-08-19/account-settings": lambda _: account_settings(),
}


class Quiet(WSGIRequestHandler):
    def log_request(self, *rest):
        return None


def with_answers(application):
    def answer(environ, start_response):
        told = ANSWERS.get(environ.get("PATH_INFO", "").rstrip("/"))
        if told is not None:
            start_response("200 OK", [("content-type", "application/json")])
            return [json.dumps(told(environ.get("QUERY_STRING", ""))).encode()]
        if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            answered = cloudformation_ways.update_termination_protection(body)
            if answered is not None:
                start_response("200 OK", [("content-type", "text/xml")])
                return [answered]
            environ["wsgi.input"] = io.BytesIO(body)
        return application(environ, start_response)

    return answer


def main(port):
    placeholders.install()
    table_settings.install()
    releases.install()
    cloudformation_ways.install()
    cloudformation_imports.install()
    cloudformation.validate_template_cfn_lint = errors_only
    application = with_answers(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", port, application, threaded=True, request_handler=Quiet)
    print(f"http://127.0.0.1:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
