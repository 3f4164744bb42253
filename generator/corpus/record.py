"""What all records share."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """What all records share: they cannot be changed, and a field that is not described is a mistake."""

    # Fields of which one is needed, the usual one first.
    one_of: ClassVar[tuple[str, ...]] = ()

    model_config = ConfigDict(frozen=True, extra="forbid")
