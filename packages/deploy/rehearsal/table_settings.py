"""What CloudFormation sets of a table and moto leaves out: which key encrypts it, its backups, and when items expire."""

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table

MOTO_MAKES = Table.create_from_cloudformation_json.__func__


def make_table(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    properties = cloudformation_json["Properties"]
    encryption = properties.get("SSESpecification", {})
    # DynamoDB's own name for it; without it, moto forgets the key.
    named = {**properties, "SSESpecification": {**encryption, "Enabled": encryption.get("SSEEnabled", False)}}
    table = MOTO_MAKES(cls, resource_name, {**cloudformation_json, "Properties": named}, account_id, region_name, **kwargs)
    backend = dynamodb_backends[account_id][region_name]
    if "TimeToLiveSpecification" in properties:
        backend.update_time_to_live(table.name, properties["TimeToLiveSpecification"])
    if "PointInTimeRecoverySpecification" in properties:
        backend.update_continuous_backups(table.name, properties["PointInTimeRecoverySpecification"])
    return table


def install():
    Table.create_from_cloudformation_json = classmethod(make_table)
