"""What all records share."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """What all records share: they cannot be changed, and a field that is not described is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")
