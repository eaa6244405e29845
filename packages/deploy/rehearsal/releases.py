"""Functions' versions and aliases, and CodeDeploy, which moves an alias from one to the next. Functions do not run: there are
neither calls to shift nor a hook's verdict, so a release that may begin ends well at once.
"""

import moto.cloudformation.parsing as parsing
from moto.awslambda.models import lambda_backends
from moto.codedeploy.models import codedeploy_backends

from placeholders import MADE_HERE, Placeholder


class Version(Placeholder):
    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        published = lambda_backends[account_id][region_name].publish_version(cloudformation_json["Properties"]["FunctionName"])
        return cls(published.function_arn)

    def get_cfn_attribute(self, attribute_name):
        return self.physical_resource_id.rsplit(":", 1)[1] if attribute_name == "Version" else self.physical_resource_id


class Application(Placeholder):
    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        name = cloudformation_json["Properties"]["ApplicationName"]
        codedeploy_backends[account_id][region_name].create_application(name, "Lambda", [])
        return cls(name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        backend = codedeploy_backends[account_id][region_name]
        backend.applications.pop(resource_name, None)
        backend.deployment_groups.pop(resource_name, None)


class DeploymentGroup(Placeholder):
    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        name = properties["DeploymentGroupName"]
        codedeploy_backends[account_id][region_name].create_deployment_group(
            properties["ApplicationName"],
            name,
            properties["DeploymentConfigName"],
            None,
            None,
            None,
            properties["ServiceRoleArn"],
        )
        return cls(name)


class Alias(Placeholder):
    """A function's alias. `released` is the version that the stack has put it to, whatever it was moved to since."""

    __module__ = "moto.rehearsal.models"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        made = lambda_backends[account_id][region_name].create_alias(
            name=properties["Name"],
            function_name=properties["FunctionName"],
            function_version=properties["FunctionVersion"],
            description="",
            routing_config=None,
        )
        alias = cls(made.arn)
        alias.released = properties["FunctionVersion"]
        return alias

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        properties = cloudformation_json["Properties"]
        release = cloudformation_json.get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate")
        if release is not None and properties["FunctionVersion"] != original_resource.released:
            deploy(release, properties, original_resource.released, account_id, region_name)
        lambda_backends[account_id][region_name].update_alias(
            name=properties["Name"],
            function_name=properties["FunctionName"],
            function_version=properties["FunctionVersion"],
            description=None,
            routing_config=None,
        )
        original_resource.released = properties["FunctionVersion"]
        return original_resource


def deploy(release, properties, released, account_id, region_name):
    """A deployment of CodeDeploy, or its refusal: it begins where the last one ended, and asks the hook first."""
    functions = lambda_backends[account_id][region_name]
    current = functions.get_alias(properties["Name"], properties["FunctionName"]).function_version
    if current != released:
        raise RuntimeError(f"The alias of {properties['FunctionName']} is at version {current} and not at {released}")
    if "BeforeAllowTrafficHook" in release:
        functions.get_function(release["BeforeAllowTrafficHook"])
    backend = codedeploy_backends[account_id][region_name]
    revision = {"CurrentVersion": current, "TargetVersion": properties["FunctionVersion"]}
    deployment = backend.create_deployment(release["ApplicationName"], release["DeploymentGroupName"], revision)
    backend.deployments[deployment].status = "Succeeded"


def update_function_of(version, resources):
    """moto makes what is new before it changes what stands; a version is of its function as it is then."""
    function = version["Properties"]["FunctionName"]["Ref"]
    if function in resources._parsed_resources:
        definition = resources._resource_json_map[function]
        account, region = resources._account_id, resources._region_name
        parsing.parse_and_update_resource(function, definition, resources, account_id=account, region_name=region)


def install():
    MADE_HERE.update(
        {
            "AWS::CodeDeploy::Application": Application,
            "AWS::CodeDeploy::DeploymentGroup": DeploymentGroup,
            "AWS::Lambda::Alias": Alias,
            "AWS::Lambda::Version": Version,
        }
    )
