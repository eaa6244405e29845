"""Change sets of type IMPORT, which moto takes for CREATE: what stands already becomes a resource of the stack as it is.

The rules are those of https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html.
"""

import moto.cloudformation.models as cloudformation
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.cognitoidp.models import cognitoidp_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.kms.models import kms_backends
from moto.secretsmanager.models import secretsmanager_backends

from cloudformation_ways import REGION, stack_named, stacks
from placeholders import Secret, UserPool

MOTO_CREATES = CloudFormationResponse.create_change_set
MOTO_STORES = cloudformation.CloudFormationBackend.create_change_set


def of(backends):
    return backends[DEFAULT_ACCOUNT_ID][REGION]


def secret(arn):
    return Secret(arn) if any(each.arn == arn for each in of(secretsmanager_backends).secrets.values()) else None


# By type: the property that identifies a resource, and how to find it.
IMPORTED = {
    "AWS::DynamoDB::Table": ("TableName", lambda name: of(dynamodb_backends).tables.get(name)),
    "AWS::KMS::Key": ("KeyId", lambda key: of(kms_backends).keys.get(key)),
    "AWS::Cognito::UserPool": ("UserPoolId", lambda pool: UserPool(pool) if pool in of(cognitoidp_backends).user_pools else None),
    "AWS::SecretsManager::Secret": ("Id", secret),
}


def create_change_set(self):
    if self._get_param("ChangeSetType") != "IMPORT":
        return MOTO_CREATES(self)
    named = {each["LogicalResourceId"]: each for each in self._get_param("ResourcesToImport", [])}
    body = self._get_param("TemplateBody")
    adopted = adopt(stack_named(self._get_param("StackName")), body, named)
    answer = MOTO_CREATES(self)
    self.cloudformation_backend.change_sets[answer.result["Id"]].adopted = adopted
    return answer


def adopt(stack, body, named):
    """The resources to import by their logical ids, or CloudFormation's refusal."""
    errors = cloudformation.validate_template_cfn_lint(body)
    template = cloudformation.Stack.parse_template(body)
    before = stack.template_dict if stack is not None else {}
    old, new = before.get("Resources", {}), template["Resources"]
    refuse_if([str(error) for error in errors], "Template error: {}")
    refuse_if([name for name in named if name not in new], "Resources {} are not in the template")
    refuse_if([name for name in new if name not in old and name not in named], "Resources {} are missing from ResourcesToImport")
    refuse_if(
        [name for name in {**old, **new} if name in old and old[name] != new.get(name)],
        "Resources {} are changed in the template and are not imported; an import changes nothing else",
    )
    refuse_if([name for name in named if name in old], "Resources {} belong to the stack already")
    if (template.get("Outputs") or {}) != (before.get("Outputs") or {}):
        raise ValidationError(message="As part of the import operation, you cannot modify or add [Outputs]")
    unsupported = [new[name]["Type"] for name in named if new[name]["Type"] not in IMPORTED]
    refuse_if(unsupported, "The following resource types are not supported for resource import: {}")
    refuse_if(
        [name for name in named if "DeletionPolicy" not in new[name]],
        "The following resources to import {} must have DeletionPolicy attribute specified in the template.",
    )
    return {name: found(name, new[name]["Type"], each["ResourceIdentifier"]) for name, each in named.items()}


def refuse_if(names, sentence):
    if names:
        raise ValidationError(message=sentence.format(names))


def found(name, kind, identifier):
    """The resource that stands, in no other stack."""
    property_name, find = IMPORTED[kind]
    if list(identifier) != [property_name]:
        raise ValidationError(message=f"{name} is identified by [{property_name}], not by {list(identifier)}")
    resource = find(identifier[property_name])
    if resource is None:
        raise ValidationError(message=f"Resource of type {kind} with identifier {identifier} was not found")
    owner = owner_of(kind, resource.physical_resource_id)
    if owner is not None:
        raise ValidationError(message=f"{name} already exists in stack {owner.stack_id}")
    resource.cf_resource_type, resource.logical_resource_id = kind, name
    return resource


def owner_of(kind, physical_id):
    for stack in stacks():
        for name, resource in stack.resource_map._parsed_resources.items():
            is_of_kind = stack.template_dict.get("Resources", {}).get(name, {}).get("Type") == kind
            if is_of_kind and stack.status != "DELETE_COMPLETE" and resource.physical_resource_id == physical_id:
                return stack
    return None


def store_change_set(self, stack_name, change_set_name, template, parameters, description, change_set_type, **options):
    """moto makes a new stack for whatever is no update."""
    kind = "UPDATE" if change_set_type == "IMPORT" and stack_named(stack_name) is not None else change_set_type
    stored = MOTO_STORES(self, stack_name, change_set_name, template, parameters, description, kind, **options)
    self.change_sets[stored[0]].change_set_type = change_set_type
    return stored


def take_up(change_set):
    """Before a change set is applied: what it adopts is there, so that it is not made."""
    change_set.stack.resource_map._parsed_resources.update(getattr(change_set, "adopted", {}))


def install():
    CloudFormationResponse.create_change_set = create_change_set
    cloudformation.CloudFormationBackend.create_change_set = store_change_set
    apply = cloudformation.ChangeSet.apply

    def apply_adopted(self):
        take_up(self)
        apply(self)

    cloudformation.ChangeSet.apply = apply_adopted
