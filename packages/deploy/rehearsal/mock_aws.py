#!/usr/bin/env python3
"""A mock AWS endpoint on loopback, on which `sls deploy` and `sls remove` run for real.

It is moto with four differences: a template is refused for what cfn-lint calls an error, as CloudFormation would;
a resource type that moto does not model becomes a placeholder (placeholders.py); Lambda tells the account's limits;
`GET /rehearsal/state` tells what there is. Functions are stored, never run.

    python3 mock_aws.py [port]      prints the address as its first line; without a port it takes a free one
"""

import json
import sys

import moto.cloudformation.models as cloudformation
import moto.cloudformation.utils as cloudformation_utils
from moto.awslambda.models import LambdaVersion, lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

import placeholders

REGION = "us-east-1"
REFUSED = []
INSTANCES = 1000


def errors_only(template, lint=cloudformation_utils.validate_template_cfn_lint):
    """What cfn-lint calls an error; its warnings pass."""
    errors = [match for match in lint(template) if match.rule.id.startswith("E")]
    REFUSED.extend(f"{match.rule.id} {match.message}" for match in errors)
    return errors


def execute_change_set(self, *rest, execute=cloudformation.CloudFormationBackend.execute_change_set, **options):
    """moto computes a stack's outputs when it is made and not when it changes."""
    execute(self, *rest, **options)
    for stack in self.stacks.values():
        stack._parse_template()
        stack.output_map = stack._create_output_map()


def state():
    """What the rehearsal's driver wants to know, as JSON."""
    stacks = cloudformation.cloudformation_backends[DEFAULT_ACCOUNT_ID][REGION].stacks.values()
    return {
        "stacks": [
            {
                "name": stack.name,
                "status": stack.status,
                "resources": {
                    name: {"type": resource["Type"], "retained": resource.get("DeletionPolicy") == "Retain"}
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


ANSWERS = {"/rehearsal/state": state, "/2016-08-19/account-settings": account_settings}


class Quiet(WSGIRequestHandler):
    def log_request(self, *rest):
        return None


def with_answers(application):
    def answer(environ, start_response):
        told = ANSWERS.get(environ.get("PATH_INFO", "").rstrip("/"))
        if told is None:
            return application(environ, start_response)
        start_response("200 OK", [("content-type", "application/json")])
        return [json.dumps(told()).encode()]

    return answer


def main(port):
    placeholders.install()
    LambdaVersion.get_cfn_attribute = lambda self, attribute_name: str(self.version)
    cloudformation.CloudFormationBackend.execute_change_set = execute_change_set
    cloudformation.validate_template_cfn_lint = errors_only
    application = with_answers(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", port, application, threaded=True, request_handler=Quiet)
    print(f"http://127.0.0.1:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
