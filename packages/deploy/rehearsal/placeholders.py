"""Resource types that moto does not model, for the rehearsal: most become placeholders, a few become real."""

import json
import re

import moto.cloudformation.parsing as parsing
from moto.awslambda.models import LambdaBackend, lambda_backends
from moto.apigatewayv2.models import apigatewayv2_backends
from moto.cognitoidp.models import cognitoidp_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.common_models import CloudFormationModel
from moto.secretsmanager.models import secretsmanager_backends

MOTO_KNOWS = parsing.resource_class_from_type
MOTO_CLEANS = parsing.clean_json


class Placeholder(CloudFormationModel):
    """An id and a text for every attribute, so that outputs travel between stacks. Nothing behind it runs."""

    __module__ = "moto.rehearsal.models"  # moto finds a model's service in its module's name

    seen: set[str] = set()

    def __init__(self, physical_id):
        self.physical_resource_id = physical_id

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "AWS::Rehearsal::Placeholder"

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute_name):
        if attribute_name.endswith(("Domain", "DomainName")):
            return f"{self.physical_resource_id}.rehearsal.example"
        if attribute_name.endswith(("Url", "URL", "Endpoint")):
            return f"https://{self.physical_resource_id}.rehearsal.example"
        return f"arn:aws:rehearsal:::{self.physical_resource_id}/{attribute_name}"

    def is_created(self):
        return True

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        cls.seen.add(kwargs["ResourceType"])
        return cls(re.sub("[^a-z0-9-]", "", resource_name.lower())[-40:].strip("-"))

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, *rest, **kwargs):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, *rest, **kwargs):
        return None


class Api(Placeholder):
    """An HTTP or WebSocket API that exists: the framework looks up the one that services share."""

    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        api = apigatewayv2_backends[account_id][region_name].create_api(
            name=properties["Name"],
            protocol_type=properties["ProtocolType"],
            route_selection_expression=properties.get("RouteSelectionExpression"),
            api_key_selection_expression=None,
            cors_configuration=None,
            description="",
            disable_schema_validation=False,
            disable_execute_api_endpoint=False,
            tags=None,
            version=None,
        )
        return cls(api.api_id)


class Secret(Placeholder):
    """A secret that exists, since functions' settings refer to it by name and preflight asks for it."""

    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        generated = properties.get("GenerateSecretString")
        text = properties.get("SecretString", "rehearsal")
        if generated is not None and "GenerateStringKey" in generated:
            template = json.loads(generated.get("SecretStringTemplate", "{}"))
            text = json.dumps({**template, generated["GenerateStringKey"]: "rehearsal" * 5})
        backend = secretsmanager_backends[account_id][region_name]
        made = backend.create_secret(
            name=properties.get("Name", resource_name),
            secret_string=text,
            secret_binary=None,
            description=properties.get("Description"),
            tags=None,
            kms_key_id=None,
            client_request_token=None,
            replica_regions=[],
            force_overwrite=False,
        )
        return cls(json.loads(made)["ARN"])

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        secretsmanager_backends[account_id][region_name].delete_secret(resource_name, None, True)


class UserPool(Placeholder):
    """A pool that people can be in; nothing of its settings but the name is looked at."""

    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        named = {key: properties[key] for key in ("Schema", "UsernameAttributes") if key in properties}
        return cls(cognitoidp_backends[account_id][region_name].create_user_pool(properties["UserPoolName"], named).id)


def function_of_alias(name):
    """moto looks a function up by its ARN, with a version's number behind it but not with an alias's name."""
    parts = name.split(":")
    return ":".join(parts[-2:]) if name.startswith("arn:") and len(parts) == 8 else name


def find_by_alias(self, name, *rest, find=LambdaBackend.get_function, **options):
    return find(self, function_of_alias(name), *rest, **options)


MADE_HERE = {
    "AWS::ApiGatewayV2::Api": Api,
    "AWS::Cognito::UserPool": UserPool,
    "AWS::SecretsManager::Secret": Secret,
}


# moto models them, and fails: REST APIs at a mock integration and at a method without one, databases at an instance of
# Aurora PostgreSQL.
NOT_MOTOS = ("AWS::ApiGateway::", "AWS::RDS::")


def resource_class(resource_type):
    if resource_type.startswith(NOT_MOTOS):
        return Placeholder
    return MADE_HERE.get(resource_type) or MOTO_KNOWS(resource_type) or Placeholder


def resolve_secrets(resource_json, resources_map):
    """moto leaves `{{resolve:secretsmanager:…}}` as it is; CloudFormation refuses what it cannot resolve."""
    cleaned = MOTO_CLEANS(resource_json, resources_map)
    if not isinstance(cleaned, str):
        return cleaned
    return re.sub(r"\{\{resolve:secretsmanager:([^:}]+):SecretString:([^:}]+)[^}]*\}\}", secret_value, cleaned)


def secret_value(reference):
    name, key = reference.groups()
    backend = secretsmanager_backends[DEFAULT_ACCOUNT_ID]["us-east-1"]
    return json.loads(backend.get_secret_value(name, None, None)["SecretString"])[key]


def install():
    """Teaches moto's CloudFormation all of the above."""
    parsing.resource_class_from_type = resource_class
    parsing.clean_json = resolve_secrets
    LambdaBackend.get_function = find_by_alias
