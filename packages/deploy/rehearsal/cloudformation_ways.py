"""What CloudFormation does and moto does not: keeps by either policy, protects stacks, and takes a failed change back."""

import json
from urllib.parse import parse_qs

import moto.cloudformation.models as cloudformation
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.parsing import ResourceMap
from moto.core import DEFAULT_ACCOUNT_ID

from releases import update_function_of

REGION = "us-east-1"
KEEPING = ("Retain", "RetainExceptOnCreate")
# The types of which the next resource cannot be made.
FAILING = set()

MOTO_EXECUTES = cloudformation.CloudFormationBackend.execute_change_set
MOTO_DELETES = ResourceMap.delete
MOTO_UPDATES = ResourceMap.update
MOTO_DELETES_STACK = cloudformation.CloudFormationBackend.delete_stack
MOTO_MAKES = ResourceMap.__getitem__
MOTO_PARSES = cloudformation.Stack.parse_template


def stacks():
    return cloudformation.cloudformation_backends[DEFAULT_ACCOUNT_ID][REGION].stacks.values()


def stack_named(name):
    return next((stack for stack in stacks() if name in (stack.name, stack.stack_id)), None)


def parse_template(template):
    """moto reads JSON as YAML too, which takes seconds for a template of the size of ours."""
    try:
        return json.loads(template)
    except ValueError:
        return MOTO_PARSES(template)


def parse_change_set(self):
    self.template_dict = parse_template(self.template)


def delete(self):
    """moto knows Retain only; the other policy keeps as much once the resource stands."""
    for resource in self._resource_json_map.values():
        if resource.get("DeletionPolicy") in KEEPING:
            resource["DeletionPolicy"] = "Retain"
    MOTO_DELETES(self)


def update(self, template, parameters=None):
    """What a template names no more is kept when its policy says so; moto deletes it whatever the policy."""
    kept = [
        name
        for name, resource in self._resource_json_map.items()
        if name not in template["Resources"] and resource.get("DeletionPolicy") in KEEPING
    ]
    self._resource_json_map = {name: each for name, each in self._resource_json_map.items() if name not in kept}
    for name in kept:
        self._parsed_resources.pop(name, None)
    MOTO_UPDATES(self, template, parameters)


def delete_stack(self, name_or_stack_id, *rest, **options):
    stack = stack_named(name_or_stack_id)
    if stack is not None and stack.enable_termination_protection:
        raise ValidationError(name_or_stack_id, message="Stack cannot be deleted while TerminationProtection is enabled")
    return MOTO_DELETES_STACK(self, name_or_stack_id, *rest, **options)


def make(self, logical_id):
    """A resource that is made when it is first asked for; one of a failing type is not, once."""
    definition = self._resource_json_map.get(logical_id, {})
    kind = definition.get("Type")
    if logical_id not in self._parsed_resources:
        if kind in FAILING:
            FAILING.discard(kind)
            raise RuntimeError(f"{logical_id} could not be made, as the rehearsal asked for")
        if kind == "AWS::Lambda::Version":
            update_function_of(definition, self)
    return MOTO_MAKES(self, logical_id)


def execute_change_set(self, change_set_name, stack_name=None):
    """moto leaves a failed change as far as it came, and computes a stack's outputs when it is made and not when it changes."""
    stack = stack_named(stack_name)
    before = dict(stack.resource_map._parsed_resources) if stack is not None else {}
    template = stack.template if stack is not None else None
    try:
        MOTO_EXECUTES(self, change_set_name, stack_name)
    except Exception as error:
        if stack is None or not template:
            raise
        roll_back(stack, template, before, str(error))
        return
    for each in self.stacks.values():
        each._parse_template()
        each.output_map = each._create_output_map()


def roll_back(stack, template, before, reason):
    """Takes back what the change has made, but for what is kept always."""
    stack._add_stack_event("UPDATE_ROLLBACK_IN_PROGRESS", resource_status_reason=reason)
    resources = stack.resource_map
    made = [name for name in resources._parsed_resources if name not in before and name in resources._resource_json_map]
    for name in reversed(made):
        definition = resources._resource_json_map[name]
        parsed = resources._parsed_resources.pop(name)
        if definition.get("DeletionPolicy") != "Retain" and hasattr(parsed, "logical_resource_id"):
            resources._delete_resource(parsed, definition)
    stack.template = template
    stack._parse_template()
    resources._resource_json_map = stack.template_dict["Resources"]
    resources._parsed_resources.update({name: before[name] for name in resources._resource_json_map if name in before})
    resources._template = stack.template_dict
    stack.status = "UPDATE_ROLLBACK_COMPLETE"
    stack._add_stack_event("UPDATE_ROLLBACK_COMPLETE")


def update_termination_protection(body):
    """An action that moto does not have: answers what CloudFormation would, or None when it is another action."""
    form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    if form.get("Action") != "UpdateTerminationProtection":
        return None
    stack = stack_named(form["StackName"])
    stack.enable_termination_protection = form["EnableTerminationProtection"] == "true"
    result = f"<UpdateTerminationProtectionResult><StackId>{stack.stack_id}</StackId></UpdateTerminationProtectionResult>"
    return f"<UpdateTerminationProtectionResponse>{result}</UpdateTerminationProtectionResponse>".encode()


def install():
    cloudformation.Stack.parse_template = staticmethod(parse_template)
    cloudformation.ChangeSet._parse_template = parse_change_set
    ResourceMap.delete = delete
    ResourceMap.__getitem__ = make
    ResourceMap.update = update
    cloudformation.CloudFormationBackend.delete_stack = delete_stack
    cloudformation.CloudFormationBackend.execute_change_set = execute_change_set
